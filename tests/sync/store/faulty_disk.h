// FaultyDisk: SQLite's disk while it stands, healthy until a test takes away its room or its
// health. It also knows what was synced: the files as a power cut at this moment would leave them.
//
// It becomes SQLite's default and passes everything on to the system's; only one may stand.
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <map>
#include <string>

#include "sync/base/check.h"

namespace daofang::store {

class FaultyDisk {
public:
    FaultyDisk() : system_(sqlite3_vfs_find(nullptr)) {
        CHECK(standing_ == nullptr);
        standing_ = this;
        disk_ = *system_;
        disk_.zName = "faulty-disk";
        disk_.pNext = nullptr;
        disk_.xOpen = &FaultyDisk::open;
        disk_.xDelete = &FaultyDisk::remove;
        CHECK(sqlite3_vfs_register(&disk_, /*makeDflt=*/1) == SQLITE_OK);
    }
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;
    // Everything opened on it must be closed.
    ~FaultyDisk() {
        sqlite3_vfs_unregister(&disk_);
        CHECK(sqlite3_vfs_register(system_, /*makeDflt=*/1) == SQLITE_OK);
        standing_ = nullptr;
    }

    // After `writes_left` more writes every write fails with `code`, until heal().
    void fail_writes(int code, int writes_left = 0) {
        write_code_ = code;
        writes_left_ = writes_left;
    }
    void fail_syncs(int code) { sync_code_ = code; }
    void heal() {
        write_code_ = SQLITE_OK;
        sync_code_ = SQLITE_OK;
    }

    // From now on until cut_power() each synced file is copied into `folder` as it is then.
    void keep_synced_in(const std::string& folder) { synced_folder_ = folder; }
    void cut_power() { synced_folder_.clear(); }

private:
    struct Methods : sqlite3_io_methods {
        const sqlite3_io_methods* healthy = nullptr;
    };

    static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
        FaultyDisk& disk = *standing_;
        const int code = disk.system_->xOpen(disk.system_, name, file, flags, out);
        if (code != SQLITE_OK || name == nullptr) return code;
        // The file is the system's own in all but the functions that a disk can fail in.
        Methods& methods = disk.methods_[file->pMethods];
        static_cast<sqlite3_io_methods&>(methods) = *file->pMethods;
        methods.xWrite = &FaultyDisk::write;
        methods.xSync = &FaultyDisk::sync;
        methods.healthy = file->pMethods;
        file->pMethods = &methods;
        disk.names_[file] = name;
        return SQLITE_OK;
    }

    static const sqlite3_io_methods& healthy(sqlite3_file* file) {
        return *static_cast<const Methods*>(file->pMethods)->healthy;
    }

    static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
        FaultyDisk& disk = *standing_;
        if (disk.write_code_ != SQLITE_OK && disk.writes_left_-- <= 0) return disk.write_code_;
        return healthy(file).xWrite(file, bytes, size, offset);
    }

    static int sync(sqlite3_file* file, int flags) {
        FaultyDisk& disk = *standing_;
        if (disk.sync_code_ != SQLITE_OK) return disk.sync_code_;
        const int code = healthy(file).xSync(file, flags);
        if (code == SQLITE_OK && !disk.synced_folder_.empty()) {
            const std::string& name = disk.names_[file];
            std::filesystem::copy_file(name, disk.synced_copy_of(name),
                                       std::filesystem::copy_options::overwrite_existing);
        }
        return code;
    }

    static int remove(sqlite3_vfs*, const char* name, int sync_folder) {
        FaultyDisk& disk = *standing_;
        if (!disk.synced_folder_.empty()) std::filesystem::remove(disk.synced_copy_of(name));
        return disk.system_->xDelete(disk.system_, name, sync_folder);
    }

    std::filesystem::path synced_copy_of(const std::filesystem::path& name) const {
        return std::filesystem::path(synced_folder_) / name.filename();
    }

    static inline FaultyDisk* standing_ = nullptr;

    sqlite3_vfs* system_;
    sqlite3_vfs disk_{};
    std::map<const sqlite3_io_methods*, Methods> methods_;  // by what they stand in for
    std::map<sqlite3_file*, std::string> names_;
    int write_code_ = SQLITE_OK;
    int writes_left_ = 0;
    int sync_code_ = SQLITE_OK;
    std::string synced_folder_;
};

}  // namespace daofang::store
