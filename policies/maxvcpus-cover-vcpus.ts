import { maxvcpusCheckedByXl } from "../lib/facts/vcpu-limits";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const maxvcpusCoverVcpus = definePolicy({
  id: "maxvcpus-cover-vcpus",
  subject: "domU",
  covers: ["M12"],
  judges: "state",
  severity: "error",
  summary: "A domU starts with no more vCPUs than its maxvcpus.",
  rationale:
    "maxvcpus is how many vCPUs the domU can ever have, vcpus how many of them are there at its start. From 4.6 on xl refuses it the other way round.",
  remedy: "Raise maxvcpus, or lower vcpus.",
  facts: [maxvcpusCheckedByXl],
  messages: {
    above: message<{ vcpus: number; maxvcpus: number }>(
      ({ vcpus, maxvcpus }) => `it starts with ${vcpus} vCPUs, and its maxvcpus is ${maxvcpus}`,
    ),
  },
  check({ host, domU }, { need, fact, report }) {
    if (domU.maxvcpus === undefined) return;
    const [vcpus, maxvcpus] = [need(domU, "vcpus"), need(domU, "maxvcpus")];
    if (vcpus > maxvcpus && fact(maxvcpusCheckedByXl, need(host.xen, "release")))
      report("above", { vcpus, maxvcpus }, at(domU, "maxvcpus"));
  },
  examples: {
    rejected: { at: "domUs.web.maxvcpus", domU: { vcpus: 4, maxvcpus: 2 } },
    accepted: { domU: { vcpus: 2, maxvcpus: 4 } },
  },
});
