// Properties under GoogleTest. On failure the seed is printed; RC_PARAMS="seed=N" runs it again.
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <utility>

namespace daofang::queue::test {

template <class Property>
void holds(Property&& property) {
    const auto seed = rc::detail::configuration().testParams.seed;
    SCOPED_TRACE("RC_PARAMS=\"seed=" + std::to_string(seed) + "\"");
    rc::detail::checkGTest(std::forward<Property>(property));
}

}  // namespace daofang::queue::test
