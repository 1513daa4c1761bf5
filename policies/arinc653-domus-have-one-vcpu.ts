import { arinc653VcpuLimit } from "../lib/facts/scheduler";
import { at } from "../lib/model/place";
import { choosesPool, declaredScheduler } from "../lib/questions/host-scheduler";
import { definePolicy, message } from "../lib/policy/policy";

export const arinc653DomusHaveOneVcpu = definePolicy({
  id: "arinc653-domus-have-one-vcpu",
  subject: "domU",
  covers: ["H05", "M16"],
  judges: "state",
  severity: "warning",
  summary: "Under arinc653 a domU has one vCPU.",
  rationale:
    "The ARINC 653 scheduler gives fixed slices of time to vCPUs that a schedule names. It is supported for domains of a single vCPU only.",
  remedy: "Give the domU one vCPU (and maxvcpus: 1), or put it into a cpupool with another scheduler.",
  notReported: "DomUs in a cpupool that they choose.",
  facts: [arinc653VcpuLimit],
  messages: {
    tooMany: message<{ vcpus: number; limit: number; release: string }>(
      ({ vcpus, limit, release }) =>
        `it may have ${vcpus} vCPUs, and arinc653 of Xen ${release}, its host's scheduler, is supported for domUs of ${limit} only`,
    ),
  },
  check({ host, domU }, { need, needed, fact, report }) {
    if (declaredScheduler(host, { needed }) !== "arinc653" || choosesPool(domU)) return;
    const release = need(host.xen, "release");
    const limit = fact(arinc653VcpuLimit, release);
    const vcpus = need(domU, domU.maxvcpus === undefined ? "vcpus" : "maxvcpus");
    if (vcpus > limit)
      report(
        "tooMany",
        { vcpus, limit, release: release.toString() },
        at(domU, domU.maxvcpus === undefined ? "vcpus" : "maxvcpus"),
      );
  },
  examples: {
    rejected: {
      at: "domUs.web.vcpus",
      host: { xen: { scheduler: "arinc653" } },
      domU: { vcpus: 2 },
      also: ["scheduler-exists"],
    },
    accepted: { host: { xen: { scheduler: "credit2" } }, domU: { vcpus: 2 } },
  },
});
