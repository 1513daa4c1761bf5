/**
 * Owns which hotplug scripts of Linux each release brings, oldest first, each row being what changed.
 * Written by scripts/capture-hotplug-scripts.ts out of xen.git. Do not edit.
 */
import type { WordChange } from "./word-table";

export const HOTPLUG_SCRIPT_CHANGES: readonly WordChange[] = [
  {
    since: "3.0.2",
    tag: "3.0.2-branched",
    file: "tools/examples/",
    quote: "block",
    added: [
      "block", "block-enbd", "block-nbd", "vif-bridge", "vif-nat", "vif-route",
    ],
    removed: [],
  },
  {
    since: "4.3",
    tag: "RELEASE-4.3.0",
    file: "tools/hotplug/Linux/",
    quote: "block-iscsi",
    added: [
      "block-iscsi", "vif-openvswitch",
    ],
    removed: [],
  },
  {
    since: "4.5",
    tag: "RELEASE-4.5.0",
    file: "tools/hotplug/Linux/",
    quote: "block-drbd-probe",
    added: [
      "block-drbd-probe",
    ],
    removed: [],
  },
  {
    since: "4.6",
    tag: "RELEASE-4.6.0",
    file: "tools/hotplug/Linux/",
    quote: "block-tap",
    added: [
      "block-tap",
    ],
    removed: [],
  },
  {
    since: "4.7",
    tag: "RELEASE-4.7.0",
    file: "tools/hotplug/Linux/",
    quote: "block-dummy",
    added: [
      "block-dummy",
    ],
    removed: [],
  },
];
