// FilePrinter: the bytes of every job at the end of a file (demos, tests).
//
// A file cannot answer: a job is printed once it is written and synced.
// Thread  the loop's; a job takes as long as the disk does.
#pragma once

#include <memory>
#include <string>

#include "kiosk/devices/printer.h"

namespace daofang::devices {

std::unique_ptr<Printer> make_file_printer(const std::string& path, const base::Log& log);

}  // namespace daofang::devices
