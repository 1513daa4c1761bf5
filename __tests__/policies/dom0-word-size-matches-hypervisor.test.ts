import { pvWordSizesByHypervisor } from "../../lib/facts/pv-word-size";
import { WORD_SIZES } from "../../lib/xen/word-size";
import { dom0WordSizeMatchesHypervisor } from "../../policies/dom0-word-size-matches-hypervisor";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const host = (release: string, wordSize: string, dom0: string, more: object = {}) => ({
  host: { xen: { release, wordSize, ...more }, dom0: { wordSize: dom0 } },
});

policyCases(dom0WordSizeMatchesHypervisor, {
  valid: [
    { name: "a PAE dom0 under PAE 3.0.3", ...host("3.0.3", "x86_32p", "x86_32p") },
    { name: "a PAE dom0 under 64-bit 3.1.0", ...host("3.1.0", "x86_64", "x86_32p") },
    { name: "a host that doesn't say of what word size its dom0 is", host: { dom0: { wordSize: null } } },
    {
      name: "a dom0 that the declared xen_caps run",
      ...host("4.16.0", "x86_64", "x86_32p", { capabilities: ["xen-3.0-x86_64", "xen-3.0-x86_32p"] }),
    },
  ],
  invalid: [
    {
      name: "a PAE dom0 under 64-bit 3.0.4",
      ...host("3.0.4", "x86_64", "x86_32p"),
      says: ["its dom0 kernel is x86_32p, and Xen 3.0.4 on x86_64 runs PV kernels of x86_64 only"],
    },
    {
      name: "a 64-bit dom0 under PAE 4.2.5",
      ...host("4.2.5", "x86_32p", "x86_64"),
      says: ["its dom0 kernel is x86_64"],
    },
    {
      name: "a dom0 that the declared xen_caps don't run",
      ...host("4.17.5", "x86_64", "x86_32p", { capabilities: ["xen-3.0-x86_64"] }),
      says: ["the declared xen_caps"],
    },
  ],
  undecided: [
    {
      name: "a dom0 under 3.0.1, before the sources begin",
      ...host("3.0.1", "x86_64", "x86_64"),
      says: ["no source was found for Xen 3.0.1"],
    },
    {
      name: "a PAE dom0 under 4.16.0, where it may be built in",
      ...host("4.16.0", "x86_64", "x86_32p"),
      says: ["only if that was built in"],
    },
    {
      name: "a dom0 under a 3.0.3 of unknown word size",
      host: { xen: { release: "3.0.3", wordSize: null } },
      says: ["xen.wordSize is not declared"],
    },
  ],
});

/** On a 64-bit hypervisor, which every span has. */
const dom0 = (wordSize: string | undefined) => ({
  host: { xen: { wordSize: "x86_64" }, dom0: { wordSize: wordSize ?? null } },
});

boundaryCases(dom0WordSizeMatchesHypervisor, pvWordSizesByHypervisor, {
  at: ({ x86_64 }) => dom0(x86_64?.runs[0]),
  past: ({ x86_64 }) =>
    dom0(WORD_SIZES.find((size) => ![...(x86_64?.runs ?? []), ...(x86_64?.ifBuiltIn ?? [])].includes(size))),
});
