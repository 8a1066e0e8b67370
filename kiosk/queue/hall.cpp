#include "kiosk/queue/hall.h"

#include <algorithm>

namespace daofang::queue {
namespace {

template <class Wanted>
const Service* first(const std::vector<Service>& services, Wanted wanted) {
    const auto found = std::find_if(services.begin(), services.end(), wanted);
    return found == services.end() ? nullptr : &*found;
}

}  // namespace

const Service* Hall::find(const ServiceId& service) const {
    return first(services, [&](const Service& one) { return one.id == service; });
}

const Service* Hall::find(char letter) const {
    return first(services, [&](const Service& one) { return one.letter == letter; });
}

}  // namespace daofang::queue
