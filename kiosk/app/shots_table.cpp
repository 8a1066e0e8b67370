// Every picture: a screen, and what is special about this one. Rows of one screen stand together.
#include "kiosk/app/shots.h"
#include "kiosk/app/shots_staff.h"
#include "kiosk/app/shots_visitor.h"

namespace daofang::app {

const std::vector<Shot>& all_shots() {
    static const std::vector<Shot> shots = [] {
        auto all = visitor_shots();
        for (auto more : {desk_shots(), board_shots(), care_shots()}) {
            all.insert(all.end(), more.begin(), more.end());
        }
        return all;
    }();
    return shots;
}

}  // namespace daofang::app
