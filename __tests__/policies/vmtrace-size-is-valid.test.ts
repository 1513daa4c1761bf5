import { pvTrace, traceBuffer, traceBufferDocumented, traceCapability } from "../../lib/facts/vmtrace";
import { vmtraceSizeIsValid } from "../../policies/vmtrace-size-is-valid";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const hvm = (vmtrace_buf_kb: number) => ({ domU: { type: "hvm", boot: null, settings: { vmtrace_buf_kb } } });
const host = (...virtCaps: readonly string[]) => ({ host: { xen: { virtCaps: ["hvm", ...virtCaps] } } });

policyCases(vmtraceSizeIsValid, {
  valid: [
    { name: "a power of two", ...hvm(8192) },
    { name: "the least buffer", ...hvm(4) },
    { name: "less than a page, which xl rounds up", ...hvm(1) },
    { name: "the largest documented buffer on a host that can trace", ...host("vmtrace"), ...hvm(16384) },
    { name: "none", ...hvm(0) },
    { name: "a PV domU with none", domU: { settings: { vmtrace_buf_kb: 0 } } },
    { name: "the key on 4.14.0, which doesn't know it", host: { xen: { release: "4.14.0" } }, ...hvm(5000) },
  ],
  invalid: [
    {
      name: "what is no power of two",
      ...hvm(5000),
      says: ["its trace buffers are 5000KiB, and Xen 4.17.5 takes a power of two from 4KiB to 64MiB"],
    },
    { name: "more than the hypervisor takes", ...hvm(131072), says: ["its trace buffers are 131072KiB"] },
    { name: "less than nothing", ...hvm(-4), says: ["its trace buffers are -4KiB"] },
    {
      name: "a PV domU",
      domU: { settings: { vmtrace_buf_kb: 8192 } },
      says: ["it is PV and has vmtrace_buf_kb, and Xen 4.17.5 does not trace PV domUs"],
    },
    { name: "a host that can't trace", ...host("hap"), ...hvm(8192), says: ["virt_caps would show vmtrace"] },
    {
      name: "nothing, but warns of more than is documented",
      ...hvm(65536),
      severity: "warning",
      says: ["which Xen takes, and xl.cfg(5) names 16MiB as the most"],
    },
  ],
  undecided: [],
});

const before = { passes: "xl doesn't know the key there" };
boundaryCases(vmtraceSizeIsValid, traceBuffer, {
  at: ({ least }) => hvm(least.in("KiB")),
  past: ({ most }) => hvm(most.in("KiB") * 2),
  before,
});
boundaryCases(vmtraceSizeIsValid, traceBufferDocumented, {
  at: ({ most }) => hvm(most.in("KiB")),
  past: ({ most }) => hvm(most.in("KiB") * 2),
  before,
});
boundaryCases(vmtraceSizeIsValid, pvTrace, {
  at: () => hvm(8192),
  past: () => ({ domU: { settings: { vmtrace_buf_kb: 8192 } } }),
  before,
});
boundaryCases(vmtraceSizeIsValid, traceCapability, {
  at: (token) => ({ ...host(token), ...hvm(8192) }),
  past: () => ({ ...host("hap"), ...hvm(8192) }),
  before,
});
