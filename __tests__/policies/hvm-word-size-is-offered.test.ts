import { hvmWordSizesByHypervisor } from "../../lib/facts/hvm";
import { xenCapsTell } from "../../lib/facts/pv-word-size";
import { hvmWordSizeIsOffered } from "../../policies/hvm-word-size-is-offered";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const hvm = (wordSize: string | null, xen: object) => ({
  host: { xen: { ...xen } },
  domU: { type: "hvm", boot: null, wordSize },
});

policyCases(hvmWordSizeIsOffered, {
  valid: [
    { name: "32-bit HVM under a 64-bit hypervisor of 3.0.3", ...hvm("x86_32", { release: "3.0.3" }) },
    { name: "PAE under PAE on 3.0.4", ...hvm("x86_32p", { release: "3.0.4", wordSize: "x86_32p" }) },
    { name: "a word size that nobody declares", ...hvm(null, { release: "3.0.3", wordSize: "x86_32p" }) },
    {
      name: "what xen_caps name, whatever the build",
      ...hvm("x86_64", { release: "3.0.3", wordSize: "x86_32p", capabilities: ["hvm-3.0-x86_64"] }),
    },
    {
      name: "xen_caps without hvm, which another policy judges",
      ...hvm("x86_64", { release: "3.0.3", capabilities: ["xen-3.0-x86_64"] }),
    },
    { name: "a 64-bit HVM domU on a host of one build", ...hvm("x86_64", { wordSize: null }) },
    { name: "a PV domU", host: { xen: { release: "3.0.3", wordSize: "x86_32p" } } },
  ],
  invalid: [
    {
      name: "64-bit HVM under PAE on 3.0.4",
      ...hvm("x86_64", { release: "3.0.4", wordSize: "x86_32p" }),
      says: ["it is HVM of x86_64, and Xen 3.0.4 on x86_32p offers HVM of x86_32 and x86_32p only"],
    },
    {
      name: "PAE under a hypervisor without it on 3.0.3",
      ...hvm("x86_32p", { release: "3.0.3", wordSize: "x86_32" }),
      says: ["Xen 3.0.3 on x86_32 offers HVM of x86_32 only"],
    },
    {
      name: "what xen_caps don't name",
      ...hvm("x86_64", { capabilities: ["xen-3.0-x86_64", "hvm-3.0-x86_32"] }),
      says: ["the declared xen_caps of Xen 4.17.5 name HVM of x86_32 only"],
    },
  ],
  undecided: [
    {
      name: "a hypervisor of 3.0.3 that nobody says the build of",
      ...hvm("x86_64", { release: "3.0.3", wordSize: null }),
      says: ["xen.wordSize"],
    },
  ],
});

boundaryCases(hvmWordSizeIsOffered, hvmWordSizesByHypervisor, {
  at: ({ x86_64: sizes }) => hvm(sizes?.at(-1) ?? null, {}),
  past: ({ x86_32p: sizes }) => (sizes === undefined ? undefined : hvm("x86_64", { wordSize: "x86_32p" })),
});
withoutBoundary(hvmWordSizeIsOffered, xenCapsTell, "It is true of every release, and is cited.");
