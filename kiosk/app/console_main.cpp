#include "kiosk/app/run.h"

int main(int argc, char** argv) {
    using namespace daofang;
    const auto start = app::read_command_line(argc, argv, ui::Face::console);
    return start.config ? app::run(*start.config) : start.exit_code;
}
