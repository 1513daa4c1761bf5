import { pvLinuxMemoryLimit } from "../lib/facts/memory-limits";
import { at } from "../lib/model/place";
import { runsLinux } from "../lib/questions/domu-kernel";
import { mostMemory } from "../lib/questions/most-memory";
import { definePolicy, message } from "../lib/policy/policy";
import type { Size } from "../lib/units/size";

/** xen_parse_512gb: strtobool's words for no. */
const LIMIT_OFF = /(^|\s)xen_512gb_limit=(n|N|0|off|Off|OFF|of|oF|oFf|no|No|NO)/;

export const pvLinuxMemoryWithin512Gib = definePolicy({
  id: "pv-linux-memory-within-512-gib",
  subject: "domU",
  covers: ["M32"],
  judges: "state",
  family: "x86",
  severity: "warning",
  summary: "A Linux PV domU uses all the memory that it is given.",
  rationale:
    "A 64-bit Linux kernel limits itself to 512 GiB as a PV domU, because tools that save domains and read crash dumps might not take more. What it has beyond that is lost to it and to the host.",
  remedy: "Put xen_512gb_limit=no into boot.extra, give the domU less memory, or make it PVH or HVM.",
  notReported: "DomUs whose boot loader takes the kernel's arguments from the domU's own disk.",
  facts: [pvLinuxMemoryLimit],
  messages: {
    unused: message<{ size: Size; limit: Size }>(
      ({ size, limit }) =>
        `it may have ${size}, and its Linux kernel uses ${limit} of it unless xen_512gb_limit=no is among its arguments`,
    ),
  },
  check({ host, domU }, { need, fact, report }) {
    if (domU.type !== "pv" || !runsLinux(domU) || domU.boot.kernel === undefined) return;
    const limit = fact(pvLinuxMemoryLimit, need(host.xen, "release"));
    const size = mostMemory(domU, { need });
    if (!size.isLargerThan(limit)) return;
    if (domU.boot.extra !== undefined && LIMIT_OFF.test(need(domU.boot, "extra"))) return;
    report(
      "unused",
      { size, limit },
      { at: at(domU.boot, "extra"), related: [at(domU, domU.maxmem === undefined ? "memory" : "maxmem")] },
    );
  },
  examples: {
    rejected: { at: "domUs.web.boot.extra", host: { memory: "1TiB" }, domU: { memory: "600GiB" } },
    accepted: {
      host: { memory: "1TiB" },
      domU: { memory: "600GiB", boot: { extra: "console=hvc0 xen_512gb_limit=no" } },
    },
  },
});
