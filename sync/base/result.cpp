#include "sync/base/result.h"

namespace daofang::base {

const char* name_of(Code code) {
    switch (code) {
        case Code::unavailable:
            return "unavailable";
        case Code::full:
            return "full";
        case Code::corrupt:
            return "corrupt";
        case Code::invalid:
            return "invalid";
        case Code::conflict:
            return "conflict";
        case Code::missing:
            return "missing";
    }
    return "unknown";
}

}  // namespace daofang::base
