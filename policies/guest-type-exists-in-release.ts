import { guestTypes } from "../lib/facts/toolstack";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const guestTypeExistsInRelease = definePolicy({
  id: "guest-type-exists-in-release",
  subject: "domU",
  covers: ["M03"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "A domU is of a guest type that its host's toolstack makes.",
  rationale:
    "PVH came with 4.10; a toolstack from before takes it for an invalid type. What 4.4 to 4.8 called pvh=1 was another thing, which no later release runs.",
  remedy: "Make the domU PV or HVM, or upgrade the host.",
  notReported:
    "builder and type that contradict each other: a domU has one type here, and what reads xl.cfg refuses the contradiction.",
  facts: [guestTypes],
  messages: {
    unknown: message<{ type: string; types: readonly string[]; release: string }>(
      ({ type, types, release }) => `it is of type ${type}, and Xen ${release} makes ${types.join(" and ")} only`,
      { remedy: ({ types }) => `Make the domU ${types.join(" or ")}, or upgrade the host.` },
    ),
  },
  check({ host, domU }, { need, fact, report }) {
    const release = need(host.xen, "release");
    const { type } = domU;
    const types = fact(guestTypes, release);
    if (!types.includes(type)) report("unknown", { type, types, release: release.toString() }, at(domU, "type"));
  },
  examples: {
    rejected: {
      at: "domUs.web.type",
      host: { xen: { release: "4.9.4" }, dom0: { kernelCompression: "gzip" } },
      domU: { type: "pvh", kernelCompression: "gzip" },
    },
    accepted: { domU: { type: "pvh" } },
  },
});
