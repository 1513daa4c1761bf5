import {
  vnumaDistances,
  vnumaDistancesMandatory,
  vnumaExcludesPod,
  vnumaLocalDistance,
  vnumaMemoryIsMaxmem,
  vnumaTypes,
  vnumaVcpusAreMaxvcpus,
  vnumaVcpusOnOneNode,
  vnumaVcpusWithinHost,
} from "../lib/facts/vnuma";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import { Size } from "../lib/units/size";

export const vnumaIsConsistent = definePolicy({
  id: "vnuma-is-consistent",
  subject: "domU",
  covers: ["M28"],
  judges: "state",
  severity: "error",
  summary: "A domU's virtual NUMA nodes add up to the domU: all of its memory, and each of its vCPUs once.",
  rationale:
    "Virtual NUMA nodes divide a domU between them. xl create refuses nodes that are more or less than it, a PV domU that has any, and a domU whose memory is populated on demand. " +
    "It does take nodes with less than memory where maxmem is not declared, and then the domU has less.",
  remedy:
    "Let the sizes add up to memory and maxmem, name each vCPU from 0 on in exactly one node, and give each node as many distances as there are nodes.",
  notReported:
    "Whether the host has the node that a virtual one stands on: a declaration doesn't name the host's nodes.",
  facts: [
    vnumaTypes,
    vnumaExcludesPod,
    vnumaMemoryIsMaxmem,
    vnumaVcpusAreMaxvcpus,
    vnumaVcpusWithinHost,
    vnumaVcpusOnOneNode,
    vnumaDistances,
    vnumaDistancesMandatory,
    vnumaLocalDistance,
  ],
  messages: {
    type: message<{ type: string; types: readonly string[] }>(
      ({ type, types }) => `it is ${type} and has virtual NUMA nodes, which are for ${types.join(" and ")} domUs`,
    ),
    populatedOnDemand: message<{ memory: Size; maxmem: Size }>(
      ({ memory, maxmem }) => `it has virtual NUMA nodes, and starts with ${memory} of ${maxmem}`,
    ),
    maxmem: message<{ sum: Size; maxmem: Size }>(
      ({ sum, maxmem }) => `its virtual NUMA nodes have ${sum} between them, and its maxmem is ${maxmem}`,
    ),
    lessMemory: messageOf<{ sum: Size; memory: Size; release: string }>(
      "warning",
      ({ sum, memory, release }) =>
        `its virtual NUMA nodes have ${sum} between them, and its memory is ${memory}: without a maxmem, xl of Xen ${release} gives it ${sum} and no word of warning`,
    ),
    vcpus: message<{ count: number; maxvcpus: number }>(
      ({ count, maxvcpus }) =>
        `its virtual NUMA nodes have ${count} vCPUs between them, and its maxvcpus is ${maxvcpus}`,
    ),
    tooFewVcpus: message<{ count: number; vcpus: number }>(
      ({ count, vcpus }) => `its virtual NUMA nodes have ${count} vCPUs between them, and it has ${vcpus}`,
    ),
    tooManyVcpus: message<{ count: number; cpus: number }>(
      ({ count, cpus }) =>
        `its virtual NUMA nodes have ${count} vCPUs between them, and its host has ${cpus} CPUs: xl takes that only with a maxvcpus`,
    ),
    twice: message<{ vcpu: number }>(({ vcpu }) => `its vCPU ${vcpu} is on more than one virtual NUMA node`),
    nowhere: message<{ vcpu: number }>(({ vcpu }) => `its vCPU ${vcpu} is on no virtual NUMA node`),
    tooManyDistances: message<{ node: number; count: number; nodes: number }>(
      ({ node, count, nodes }) =>
        `its virtual NUMA node ${node} has ${count} distances, and there are ${nodes} nodes: xl writes past the end of its list`,
    ),
    tooFewDistances: messageOf<{ node: number; count: number; nodes: number }>(
      "warning",
      ({ node, count, nodes }) =>
        `its virtual NUMA node ${node} has ${count} distances, and there are ${nodes} nodes: xl makes those that are missing 0`,
    ),
    noDistances: messageOf<{ node: number }>(
      "warning",
      ({ node }) =>
        `its virtual NUMA node ${node} says no distances, which xl.cfg(5) calls mandatory: xl makes each of them 0`,
    ),
    fartherFromItself: message<{ node: number; local: number; other: number; distance: number }>(
      ({ node, local, other, distance }) =>
        `its virtual NUMA node ${node} is ${local} from itself, and ${distance} from node ${other}`,
    ),
  },
  check({ host, domU }, { need, fact, report }) {
    const nodes = domU.vnuma;
    if (nodes.length === 0) return;
    const release = need(host.xen, "release");
    const types = fact(vnumaTypes, release);
    if (!types.includes(domU.type)) return report("type", { type: domU.type, types }, at(domU, "vnuma"));

    nodes.forEach((declared, node) => {
      const place = at(declared, "vdistances");
      if (declared.vdistances === undefined) {
        if (fact(vnumaDistancesMandatory, release)) report("noDistances", { node }, place);
        return;
      }
      const distances = need(declared, "vdistances");
      const counts = { node, count: distances.length, nodes: nodes.length };
      if (counts.count !== counts.nodes && fact(vnumaDistances, release))
        report(counts.count > counts.nodes ? "tooManyDistances" : "tooFewDistances", counts, place);
      const read = nodes.map((_, other) => distances[other] ?? 0);
      const local = read[node] ?? 0;
      const other = read.findIndex((distance) => distance < local);
      if (other >= 0 && fact(vnumaLocalDistance, release))
        report("fartherFromItself", { node, local, other, distance: read[other] ?? 0 }, place);
    });

    const vcpus = nodes.flatMap((node) => need(node, "vcpus"));
    const count = vcpus.length;
    if (domU.maxvcpus !== undefined) {
      const maxvcpus = need(domU, "maxvcpus");
      if (count !== maxvcpus && fact(vnumaVcpusAreMaxvcpus, release))
        return report("vcpus", { count, maxvcpus }, at(domU, "maxvcpus"));
    } else {
      const own = need(domU, "vcpus");
      if (count < own && fact(vnumaVcpusAreMaxvcpus, release))
        return report("tooFewVcpus", { count, vcpus: own }, at(domU, "vcpus"));
      if (isKnown(host.cpus) && count > host.cpus && fact(vnumaVcpusWithinHost, release))
        return report(
          "tooManyVcpus",
          { count, cpus: host.cpus },
          { at: at(domU, "maxvcpus"), related: [at(host, "cpus")] },
        );
    }
    if (fact(vnumaVcpusOnOneNode, release)) {
      const twice = vcpus.find((vcpu, index) => vcpus.indexOf(vcpu) !== index);
      const nowhere = Array.from({ length: count }, (_, vcpu) => vcpu).find((vcpu) => !vcpus.includes(vcpu));
      if (twice !== undefined) report("twice", { vcpu: twice }, at(domU, "vnuma"));
      else if (nowhere !== undefined) report("nowhere", { vcpu: nowhere }, at(domU, "vnuma"));
    }

    const sum = Size.sum(nodes.map((node) => need(node, "size")));
    const memory = need(domU, "memory");
    if (domU.maxmem !== undefined) {
      const maxmem = need(domU, "maxmem");
      if (!sum.equals(maxmem) && fact(vnumaMemoryIsMaxmem, release))
        return report("maxmem", { sum, maxmem }, at(domU, "maxmem"));
    }
    // Where maxmem is not declared, the sum becomes it.
    if (sum.isLargerThan(memory) && fact(vnumaExcludesPod, release))
      report("populatedOnDemand", { memory, maxmem: sum }, { at: at(domU, "memory"), related: [at(domU, "vnuma")] });
    else if (domU.maxmem === undefined && memory.isLargerThan(sum) && fact(vnumaMemoryIsMaxmem, release))
      report(
        "lessMemory",
        { sum, memory, release: release.toString() },
        { at: at(domU, "memory"), related: [at(domU, "vnuma")] },
      );
  },
  examples: {
    rejected: {
      at: "domUs.web.memory",
      domU: {
        type: "hvm",
        boot: null,
        memory: "2GiB",
        vcpus: 2,
        vnuma: [
          { pnode: 0, size: "1GiB", vcpus: [0], vdistances: [10, 20] },
          { pnode: 1, size: "2GiB", vcpus: [1], vdistances: [20, 10] },
        ],
      },
    },
    accepted: {
      domU: {
        type: "hvm",
        boot: null,
        memory: "2GiB",
        vcpus: 2,
        vnuma: [
          { pnode: 0, size: "1GiB", vcpus: [0], vdistances: [10, 20] },
          { pnode: 1, size: "1GiB", vcpus: [1], vdistances: [20, 10] },
        ],
      },
    },
  },
});
