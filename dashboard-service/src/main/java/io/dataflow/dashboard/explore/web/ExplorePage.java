package io.dataflow.dashboard.explore.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page to explore with; what is chosen stands in its address, and its script reads it from there. */
@Controller
class ExplorePage {

    @GetMapping("/explore")
    String show() {
        return "explore";
    }
}
