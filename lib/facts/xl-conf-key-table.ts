/**
 * Owns which keys of xl.conf each release reads, oldest first, each row being what changed.
 * Written by scripts/capture-xl-conf-keys.ts out of xen.git. Do not edit.
 */
import type { WordChange } from "./word-table";

export const XL_CONF_KEY_CHANGES: readonly WordChange[] = [
  {
    since: "4.1",
    tag: "RELEASE-4.1.0",
    file: "tools/libxl/xl.c",
    quote: "if (!xlu_cfg_get_long (config, \"autoballoon\", &l))",
    added: [
      "autoballoon", "lockfile", "vifscript",
    ],
    removed: [],
  },
  {
    since: "4.2",
    tag: "RELEASE-4.2.0",
    file: "tools/libxl/xl.c",
    quote: "if (!xlu_cfg_get_string (config, \"blkdev_start\", &buf, 0))",
    added: [
      "blkdev_start", "defaultbridge", "output_format", "run_hotplug_scripts",
    ],
    removed: [],
  },
  {
    since: "4.3",
    tag: "RELEASE-4.3.0",
    file: "tools/libxl/xl.c",
    quote: "if (!xlu_cfg_get_long (config, \"claim_mode\", &l, 0))",
    added: [
      "claim_mode", "vif.default.bridge", "vif.default.gatewaydev", "vif.default.script",
    ],
    removed: [],
  },
  {
    since: "4.4",
    tag: "RELEASE-4.4.0",
    file: "tools/libxl/xl.c",
    quote: "if (!xlu_cfg_get_string (config, \"vif.default.backend\", &buf, 0))",
    added: [
      "vif.default.backend",
    ],
    removed: [],
  },
  {
    since: "4.5",
    tag: "RELEASE-4.5.0",
    file: "tools/libxl/xl.c",
    quote: "xlu_cfg_replace_string (config, \"remus.default.netbufscript\",",
    added: [
      "remus.default.netbufscript",
    ],
    removed: [],
  },
  {
    since: "4.7",
    tag: "RELEASE-4.7.0",
    file: "tools/libxl/xl.c",
    quote: "xlu_cfg_replace_string (config, \"colo.default.proxyscript\",",
    added: [
      "colo.default.proxyscript",
    ],
    removed: [],
  },
  {
    since: "4.8.5",
    tag: "RELEASE-4.8.5",
    file: "tools/libxl/xl.c",
    quote: "if (!xlu_cfg_get_string (config, \"vm.cpumask\", &buf, 0))",
    added: [
      "vm.cpumask", "vm.hvm.cpumask", "vm.pv.cpumask",
    ],
    removed: [],
  },
  {
    since: "4.9",
    tag: "RELEASE-4.9.0",
    file: "tools/xl/xl.c",
    quote: "if (!xlu_cfg_get_string(config, \"autoballoon\", &buf, 0)) {",
    added: [],
    removed: [
      "vm.cpumask", "vm.hvm.cpumask", "vm.pv.cpumask",
    ],
  },
  {
    since: "4.9.3",
    tag: "RELEASE-4.9.3",
    file: "tools/xl/xl.c",
    quote: "if (!xlu_cfg_get_string (config, \"vm.cpumask\", &buf, 0))",
    added: [
      "vm.cpumask", "vm.hvm.cpumask", "vm.pv.cpumask",
    ],
    removed: [],
  },
  {
    since: "4.10",
    tag: "RELEASE-4.10.0",
    file: "tools/xl/xl.c",
    quote: "if (!xlu_cfg_get_long (config, \"max_grant_frames\", &l, 0))",
    added: [
      "max_grant_frames", "max_maptrack_frames",
    ],
    removed: [
      "vm.cpumask", "vm.hvm.cpumask", "vm.pv.cpumask",
    ],
  },
  {
    since: "4.10.2",
    tag: "RELEASE-4.10.2",
    file: "tools/xl/xl.c",
    quote: "if (!xlu_cfg_get_string (config, \"vm.cpumask\", &buf, 0))",
    added: [
      "vm.cpumask", "vm.hvm.cpumask", "vm.pv.cpumask",
    ],
    removed: [],
  },
  {
    since: "4.11",
    tag: "RELEASE-4.11.0",
    file: "tools/xl/xl.c",
    quote: "if (!xlu_cfg_get_string(config, \"autoballoon\", &buf, 0)) {",
    added: [],
    removed: [
      "vm.cpumask", "vm.hvm.cpumask", "vm.pv.cpumask",
    ],
  },
  {
    since: "4.11.1",
    tag: "RELEASE-4.11.1",
    file: "tools/xl/xl.c",
    quote: "if (!xlu_cfg_get_string (config, \"vm.cpumask\", &buf, 0))",
    added: [
      "vm.cpumask", "vm.hvm.cpumask", "vm.pv.cpumask",
    ],
    removed: [],
  },
  {
    since: "4.14",
    tag: "RELEASE-4.14.0",
    file: "tools/xl/xl.c",
    quote: "if (!xlu_cfg_get_string (config, \"domid_policy\", &buf, 0)) {",
    added: [
      "domid_policy",
    ],
    removed: [],
  },
  {
    since: "4.16",
    tag: "RELEASE-4.16.0",
    file: "tools/xl/xl.c",
    quote: "e = xlu_cfg_get_bounded_long (config, \"max_grant_version\", 0,",
    added: [
      "max_grant_version",
    ],
    removed: [],
  },
  {
    since: "4.18",
    tag: "RELEASE-4.18.0",
    file: "tools/xl/xl.c",
    quote: "xlu_cfg_get_defbool(config, \"bootloader_restrict\",",
    added: [
      "bootloader_restrict",
    ],
    removed: [],
  },
];
