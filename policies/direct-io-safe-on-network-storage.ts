import { directIoOnNetworkStorage } from "../lib/facts/disk-backends";
import { backendOf } from "../lib/model/backend";
import type { Vbd } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isUnknown } from "../lib/model/planned";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import { isDevicePath } from "../lib/xen/canonical-path";
import { isNetworkDevice } from "../lib/xen/network-storage";

export const directIoSafeOnNetworkStorage = definePolicy({
  id: "direct-io-safe-on-network-storage",
  subject: "domU",
  covers: ["M50", "H14e"],
  judges: "state",
  severity: "warning",
  summary: "directIoSafe is left out where qdisk serves what may lie on network storage.",
  rationale:
    "With O_DIRECT a page of the domU's may still be under way in dom0's network stack when the domU has it back, which can crash dom0. libxl keeps qdisk from O_DIRECT therefore; directIoSafe allows it, and is meant for local storage.",
  remedy: "Leave directIoSafe out, or put the target on local storage.",
  notReported: "Logical volumes and devices whose name tells nothing; other backends than qdisk.",
  facts: [directIoOnNetworkStorage],
  messages: {
    network: message<{ vbd: Vbd; path: string }>(
      ({ vbd, path }) => `its vbd ${vbd.vdev} declares directIoSafe, and its target ${path} is network storage`,
    ),
    file: messageOf<{ vbd: Vbd; path: string }>(
      "info",
      ({ vbd, path }) =>
        `its vbd ${vbd.vdev} declares directIoSafe, which holds only if the file ${path} is not on a network filesystem`,
    ),
  },
  check({ host, domU }, { need, fact, report, undecided }) {
    for (const vbd of domU.vbds) {
      const { directIoSafe, target } = vbd;
      if (directIoSafe === undefined || directIoSafe === false || target.kind !== "path") continue;
      const backend = backendOf(vbd);
      if (backend !== "qdisk" && backend !== "unknown") continue;
      if (!fact(directIoOnNetworkStorage, need(host.xen, "release"))) continue;
      const about = at(vbd, "directIoSafe");
      if (isUnknown(directIoSafe) || isUnknown(target.path) || backend === "unknown")
        undecided(`what backs its vbd ${vbd.vdev}, and how, is not known until apply`, about);
      else if (isNetworkDevice(target.path)) report("network", { vbd, path: target.path }, about);
      else if (!isDevicePath(target.path)) report("file", { vbd, path: target.path }, about);
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vbds.xvda.directIoSafe",
      domU: {
        vbds: [
          {
            vdev: "xvda",
            target: "/dev/disk/by-path/ip-192.0.2.1:3260-iscsi-iqn.2001-04.com.example:web-lun-0",
            size: "10GiB",
            backendType: "qdisk",
            directIoSafe: true,
          },
        ],
      },
    },
    accepted: {
      domU: { vbds: [{ vdev: "xvda", target: "/dev/sdb", size: "10GiB", backendType: "qdisk", directIoSafe: true }] },
    },
  },
});
