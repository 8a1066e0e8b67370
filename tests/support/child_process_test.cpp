#include "tests/support/child_process.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include "sync/base/file.h"
#include "tests/support/temp_folder.h"

namespace daofang::support {
namespace {

ChildProcess start_or_die(ChildOptions options) {
    auto child = ChildProcess::start(options);
    CHECK(child.ok());
    return std::move(child).value();
}

TEST(ChildProcess, SaysTheExitCode) {
    ChildProcess child = start_or_die({.command = {"sh", "-c", "exit 7"}});
    EXPECT_EQ(child.wait(base::Millis{5000}), 7);
    EXPECT_FALSE(child.running());
}

TEST(ChildProcess, SaysTheSignalThatEndedIt) {
    ChildProcess child = start_or_die({.command = {"sleep", "60"}});
    EXPECT_TRUE(child.running());
    EXPECT_EQ(child.kill_now(), -SIGKILL);
}

TEST(ChildProcess, StopsOneThatDoesNotListen) {
    const TempFolder folder;
    const std::string ready = folder.file("ready");
    ChildProcess child = start_or_die(
        {.command = {"sh", "-c", "trap '' TERM; touch " + ready + "; while :; do sleep 1; done"}});
    ASSERT_TRUE(eventually([&] { return base::read_file(ready).ok(); }, base::Millis{5000}));
    EXPECT_EQ(child.stop(base::Millis{100}), -SIGKILL);
}

TEST(ChildProcess, TakesItsOwnChildrenWithIt) {
    int ends[2];
    ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
    {
        // Child and grandchild both hold the writing end: it closes when the last of them is gone.
        ChildProcess child = start_or_die(
            {.command = {"sh", "-c", "sleep 60 & echo up >&" + std::to_string(ends[1]) + "; wait"},
             .keep_fd = ends[1]});
        ::close(ends[1]);
        char up[3];
        ASSERT_EQ(::read(ends[0], up, sizeof up), 3);
    }
    pollfd closed{ends[0], POLLIN, 0};
    EXPECT_EQ(::poll(&closed, 1, 5000), 1);
    EXPECT_TRUE(closed.revents & POLLHUP);
    ::close(ends[0]);
}

TEST(ChildProcess, WritesItsLogAndSeesItsEnvironment) {
    const TempFolder folder;
    ChildProcess child = start_or_die({.command = {"sh", "-c", "echo $WORD; echo again >&2"},
                                       .env = {{"WORD", "ink"}},
                                       .log = folder.file("log")});
    EXPECT_EQ(child.wait(base::Millis{5000}), 0);
    EXPECT_EQ(base::read_file(folder.file("log")).value(), "ink\nagain\n");
}

TEST(Run, ReturnsWhatTheProgramSaid) {
    const auto ran = run({"sh", "-c", "echo 12; exit 3"});
    ASSERT_TRUE(ran.ok());
    EXPECT_EQ(ran->out, "12\n");
    EXPECT_EQ(ran->code, 3);
}

TEST(Run, NamesAProgramThatIsNotThere) {
    const auto ran = run({"daofang-no-such-program"});
    ASSERT_FALSE(ran.ok());
    EXPECT_EQ(ran.error().what, "daofang-no-such-program: cannot be started");
}

TEST(Run, GivesUpOnOneThatTakesTooLong) {
    EXPECT_FALSE(run({"sleep", "60"}, {}, base::Millis{50}).ok());
}

TEST(FreePort, IsAPortThatCanBeUsed) {
    const auto port = free_port();
    ASSERT_TRUE(port.ok());
    EXPECT_GT(*port, 1023);
    EXPECT_LT(*port, 65536);
}

}  // namespace
}  // namespace daofang::support
