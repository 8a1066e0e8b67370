// A disk that takes nothing: the visitor is shown the way to a person, the log says why, the kiosk
// stays up, and goes on by itself when the disk does.
//
// The disk is a real small file system in memory, filled or mounted read-only: where the tests may
// not mount (no root, or a strict container) they are skipped, and say so.
#include <gtest/gtest.h>

#include <sys/mount.h>
#include <sys/statvfs.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "sync/base/file.h"
#include "tests/e2e/hall.h"

namespace daofang::e2e {
namespace {

class SmallDisk {
public:
    explicit SmallDisk(std::string at) : at_(std::move(at)) {
        std::filesystem::create_directories(at_);
        mounted_ = ::mount("daofang", at_.c_str(), "tmpfs", 0, "size=4m") == 0;
        if (!mounted_) why_ = std::strerror(errno);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk() {
        if (mounted_) ::umount2(at_.c_str(), MNT_DETACH);
    }

    bool mounted() const { return mounted_; }
    const std::string& why() const { return why_; }
    const std::string& at() const { return at_; }

    base::Status allow_writes(bool allowed) {
        unsigned long flags = MS_REMOUNT;
        if (!allowed) flags |= MS_RDONLY;
        if (::mount("daofang", at_.c_str(), "tmpfs", flags, "size=4m") == 0) return {};
        return wrong(base::text_of("remounting: {}", std::strerror(errno)));
    }
    // To the last byte.
    void fill() {
        std::ofstream file(at_ + "/filler", std::ios::binary | std::ios::app);
        const std::string block(4096, 'x');
        while (file.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
        }
    }
    void empty() { std::filesystem::remove(at_ + "/filler"); }

private:
    std::string at_, why_;
    bool mounted_ = false;
};

// Takes numbers until the disk is full; how many it gave meanwhile.
base::Result<int> take_until_trouble(support::Seat& kiosk) {
    constexpr int tries_max = 10;  // what was already set aside for the journal is soon used up
    for (int given = 0; given < tries_max; ++given) {
        TRY(kiosk.touch_to("attract.start", "visitor_home"));
        TRY(kiosk.touch_to("home.lawyer", "visitor_options"));
        TRY(kiosk.touch("options.take"));
        TRY_ASSIGN(const support::Shown shown,
                   kiosk.probe().wait_until("an answer", [](const support::Shown& now) {
                       return now.screen == "visitor_issued" || now.screen == "visitor_trouble";
                   }));
        if (shown.screen == "visitor_trouble") return given;
        TRY(kiosk.touch_to("issued.go", "visitor_attract"));
    }
    return wrong("a full disk still takes numbers");
}

base::Status shows_the_way_to_a_person(const support::Seat& kiosk) {
    TRY(only_whether(kiosk.probe().wait_for_screen("visitor_trouble")));
    TRY(reads(kiosk, "trouble.title", said("trouble.title")));
    TRY(reads(kiosk, "trouble.person", said("trouble.person")));
    return reads(kiosk, "dock.help", "");
}

// One line that names the journal and the reason, and not one a second.
base::Status log_is_clear(const support::Seat& kiosk, const std::string& reason) {
    TRY_ASSIGN(const std::string log, base::read_file(kiosk.log_path()));
    int errors = 0;
    for (std::size_t at = 0; (at = log.find("error", at)) != std::string::npos; ++at) ++errors;
    EXPECT_NE(log.find(reason), std::string::npos) << log;
    EXPECT_LE(errors, 6) << log;
    tell("the log says: {}", log.substr(0, log.find('\n', log.find(reason)))
                                 .substr(log.rfind('\n', log.find(reason)) + 1));
    return {};
}

base::Status full_disk(SmallDisk& disk, const support::TempFolder& folder) {
    TRY_ASSIGN(auto hall, a_hall(folder));
    TRY_ASSIGN(auto kiosk, hall.open_kiosk());
    TRY_ASSIGN(const std::string first, take_a_number(kiosk));
    EXPECT_EQ(first, "B001");
    TRY(kiosk.touch_to("issued.go", "visitor_attract"));
    const pid_t pid = kiosk.program().pid();
    disk.fill();
    TRY_ASSIGN(const int given, take_until_trouble(kiosk));
    TRY(shows_the_way_to_a_person(kiosk));
    // Still full: a visitor who tries again is told the same, and nothing ends.
    support::pause_for(Millis{3'000});
    TRY(shows_the_way_to_a_person(kiosk));
    TRY(log_is_clear(kiosk, "disk is full (SQLite code 13) while writing"));
    disk.empty();
    TRY(only_whether(kiosk.probe().wait_for_screen("visitor_attract", Millis{20'000})));
    TRY_ASSIGN(const std::string next, take_a_number(kiosk));
    EXPECT_EQ(next, base::text_of("B{:03}", 2 + given));
    EXPECT_TRUE(kiosk.program().running());
    EXPECT_EQ(kiosk.program().pid(), pid);
    return {};
}

base::Status read_only_disk(SmallDisk& disk, const support::TempFolder& folder) {
    TRY_ASSIGN(auto hall, a_hall(folder));
    TRY_ASSIGN(auto kiosk, hall.open_kiosk());
    TRY_ASSIGN(const std::string first, take_a_number(kiosk));
    EXPECT_EQ(first, "B001");
    kiosk.stop();
    TRY(disk.allow_writes(false));
    TRY(kiosk.start());
    const pid_t pid = kiosk.program().pid();
    TRY(shows_the_way_to_a_person(kiosk));
    support::pause_for(Millis{3'000});
    TRY(shows_the_way_to_a_person(kiosk));
    TRY(log_is_clear(kiosk, "Read-only file system"));
    TRY(disk.allow_writes(true));
    TRY(only_whether(kiosk.probe().wait_for_screen("visitor_attract", Millis{20'000})));
    TRY_ASSIGN(const std::string next, take_a_number(kiosk));
    EXPECT_EQ(next, "B002");
    EXPECT_TRUE(kiosk.program().running());
    EXPECT_EQ(kiosk.program().pid(), pid);
    return {};
}

TEST(Disk, AFullOneShowsTheWayToAPersonAndGoesOnWhenThereIsRoom) {
    const support::TempFolder folder;
    SmallDisk disk(folder.file("K1"));
    if (!disk.mounted()) GTEST_SKIP() << "no small disk here: " << disk.why();
    EXPECT_WENT_WELL(full_disk(disk, folder));
}

TEST(Disk, AReadOnlyOneShowsTheWayToAPersonAndGoesOnWhenItIsNot) {
    const support::TempFolder folder;
    SmallDisk disk(folder.file("K1"));
    if (!disk.mounted()) GTEST_SKIP() << "no small disk here: " << disk.why();
    EXPECT_WENT_WELL(read_only_disk(disk, folder));
}

}  // namespace
}  // namespace daofang::e2e
