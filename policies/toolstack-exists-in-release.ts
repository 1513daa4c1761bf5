import { since } from "../lib/facts/fact";
import { toolstack } from "../lib/facts/toolstack";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const toolstackExistsInRelease = definePolicy({
  id: "toolstack-exists-in-release",
  subject: "host",
  covers: ["H15a"],
  judges: "state",
  severity: "warning",
  summary: "A host that declares xl's own configuration has xl.",
  rationale:
    "Up to 4.0 domUs are run by xend and xm, which read xend-config.sxp: what xl.conf says there is in force nowhere.",
  remedy: `Drop xlConf, or upgrade the host to ${since(toolstack, (which) => which === "xl")} or later.`,
  notReported: "That 4.1 to 4.4 have xend beside xl, which must not run together.",
  facts: [toolstack],
  messages: {
    noXl: message<{ keys: readonly string[]; release: string }>(
      ({ keys, release }) =>
        `it declares xlConf (${keys.join(", ")}), and domUs of Xen ${release} are run by xm, which does not read it`,
    ),
  },
  check({ host }, { need, fact, report }) {
    if (host.xlConf.size === 0) return;
    const release = need(host.xen, "release");
    if (fact(toolstack, release) === "xm")
      report("noXl", { keys: [...host.xlConf.keys()], release: release.toString() }, at(host, "xlConf"));
  },
  examples: {
    rejected: {
      at: "xlConf",
      host: {
        xen: { release: "4.0.4", scheduler: "credit" },
        dom0: { kernelCompression: "gzip" },
        xlConf: { autoballoon: "off" },
      },
      domU: { kernelCompression: "gzip" },
    },
    accepted: { host: { xlConf: { autoballoon: "off" } } },
  },
});
