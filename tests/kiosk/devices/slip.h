// The slip of the design's mock-up 17, word for word: the look is held beside the picture, and the
// benchmark draws what a hall prints all day.
#pragma once

#include <string>

#include "kiosk/devices/page.h"

namespace daofang::support {

inline const std::string slip_payload = "https://x.example/t/9f86d081884c7d659a2feaa0c55ad015";

inline devices::Bitmap the_slip(const std::string& payload = slip_payload) {
    using devices::PageAlign;
    devices::PageWriter page;
    page.heading("导", "访", "揭阳市信访局", "人民来访接待大厅");
    page.thick_thin_rule();
    page.text("律师接访", {34, true, false, PageAlign::centre});
    page.text("B017", {190, true, false, PageAlign::centre, 1.06f});
    page.space(-6);
    page.dashes();
    page.cells({{"前面还有", "3 人"}, {"大约要等", "25 分钟"}, {"去几号窗口", "4、5"}});
    page.dashes();
    page.code_beside(payload, "手机扫一扫", {"看排到第几位。", "今天下班后失效。"});
    page.dashes();
    page.text("等的时候", {28, true, false, PageAlign::left, 1.5f});
    page.text(
        "听喇叭、看大屏，叫到再过去。\n过号不作废，到服务台说一声就能补叫。\n"
        "已记下：年长优先，说潮汕话。",
        {28, false, false, PageAlign::left, 1.5f});
    page.dashes();
    page.pair("2026-11-24 09:42", "自助机 1", {24});
    page.space(8);
    page.text("这张小票上没有您的名字。", {24, false, false, PageAlign::centre});
    return page.finish();
}

}  // namespace daofang::support
