#include "kiosk/app/probe.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

#include "tests/support/temp_folder.h"

namespace daofang::app {
namespace {

int connect_to(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
    EXPECT_EQ(::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    return fd;
}

std::string read_all(int fd) {
    std::string all;
    char block[4096];
    for (ssize_t got; (got = ::read(fd, block, sizeof block)) > 0;) {
        all.append(block, static_cast<std::size_t>(got));
    }
    ::close(fd);
    return all;
}

TEST(Probe, GivesOneLineToEachConnection) {
    const support::TempFolder folder;
    auto probe = Probe::open(folder.file("p")).value();
    const int one = connect_to(folder.file("p"));
    const int two = connect_to(folder.file("p"));
    probe->tick("{\"screen\":\"x\"}\n");
    EXPECT_EQ(read_all(one), "{\"screen\":\"x\"}\n");
    EXPECT_EQ(read_all(two), "{\"screen\":\"x\"}\n");
}

TEST(Probe, IsForItsOwnUserOnly) {
    const support::TempFolder folder;
    const auto probe = Probe::open(folder.file("p")).value();
    struct stat status {};
    ASSERT_EQ(::stat(folder.file("p").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST(Probe, TakesThePlaceOfOneThatWasKilled) {
    const support::TempFolder folder;
    {
        const int left = ::open(folder.file("p").c_str(), O_CREAT | O_WRONLY, 0600);
        ::close(left);
    }
    EXPECT_TRUE(Probe::open(folder.file("p")).ok());
}

TEST(Probe, IsGoneWithItsProgram) {
    const support::TempFolder folder;
    { const auto probe = Probe::open(folder.file("p")).value(); }
    EXPECT_NE(::access(folder.file("p").c_str(), F_OK), 0);
}

TEST(Probe, RefusesAPathThatIsTooLong) {
    EXPECT_FALSE(Probe::open("/tmp/" + std::string(200, 'x')).ok());
}

}  // namespace
}  // namespace daofang::app
