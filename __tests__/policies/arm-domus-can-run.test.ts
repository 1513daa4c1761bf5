import {
  armDomUsStay,
  armGuestTypes,
  armMemory,
  armRefusesAltp2m,
  armSharesPageTables,
  armVcpus,
  sveStep,
} from "../../lib/facts/arm";
import type { RawObject } from "../../lib/model/document";
import { armDomUsCanRun } from "../../policies/arm-domus-can-run";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const arm = (domU: RawObject, host: RawObject = {}) => ({
  host: { architecture: "arm64", hardwareVirtualization: null, ...host },
  domU: { type: "pvh", wordSize: "aarch64", ...domU },
});
const migrated = { plannedOperations: [{ operation: "migrate", reason: "new board" }] };

policyCases(armDomUsCanRun, {
  valid: [
    { name: "a PVH domU", ...arm({}) },
    { name: "a PV domU, which xl makes PVH", ...arm({ type: "pv" }) },
    { name: "a kernel of 32 bits on arm64", ...arm({ wordSize: "armv7l" }) },
    { name: "a kernel of 32 bits on arm32", ...arm({ wordSize: "armv7l" }, { architecture: "arm32" }) },
    { name: "nine vCPUs with GICv3", ...arm({ vcpus: 9, settings: { gic_version: "v3" } }) },
    { name: "eight vCPUs with GICv2", ...arm({ vcpus: 8, settings: { gic_version: "v2" } }) },
    { name: "altp2m that is off", ...arm({ settings: { altp2m: "disabled" } }, { xen: { release: "4.19.0" } }) },
    { name: "what the CPU has of SVE", ...arm({ settings: { sve: "hw" } }, { xen: { release: "4.20.0" } }) },
    { name: "an HVM domU of x86", domU: { type: "hvm", boot: null } },
  ],
  invalid: [
    {
      name: "an HVM domU",
      ...arm({ type: "hvm", boot: null }),
      says: ["it is of type hvm, and on Arm xl makes pv and pvh only"],
    },
    {
      name: "a migration",
      ...arm(migrated),
      says: ["its planned migrate is impossible: Xen can't save or restore a domU of Arm"],
    },
    {
      name: "nine vCPUs with GICv2",
      ...arm({ vcpus: 9, settings: { gic_version: "v2" } }),
      says: ["it has 9 vCPUs, and GICv2 has room for 8"],
    },
    {
      name: "nine vCPUs on arm32",
      ...arm({ vcpus: 9, wordSize: "armv7l" }, { architecture: "arm32" }),
      says: ["it has 9 vCPUs, and Xen 4.17.5 on arm32 has room for 8"],
    },
    {
      name: "a kernel of 64 bits on arm32",
      ...arm({}, { architecture: "arm32" }),
      says: ["its kernel is of word size aarch64, and a host of arm32 runs armv7l only"],
    },
    {
      name: "a kernel of x86 on arm64",
      ...arm({ wordSize: "x86_64" }),
      says: ["its kernel is of word size x86_64, and a host of arm64 runs aarch64 and armv7l only"],
    },
    {
      name: "altp2m on 4.19.0",
      ...arm({ settings: { altp2m: "external" } }, { xen: { release: "4.19.0" } }),
      says: ["it sets altp2m, which Xen 4.19.0 refuses on Arm"],
    },
    {
      name: "page tables of the IOMMU's own",
      ...arm({ settings: { passthrough: "sync_pt" } }),
      says: ["its passthrough is sync_pt, and on Arm it can be disabled, enabled, share_pt only"],
    },
    {
      name: "vectors of an odd length",
      ...arm({ settings: { sve: 100 } }, { xen: { release: "4.20.0" } }),
      says: ["its sve is 100, and a vector's length is a multiple of 128 up to 2048"],
    },
    {
      name: "nothing, but warns of more memory than is supported",
      ...arm({ memory: "2TiB" }, { memory: "4TiB" }),
      severity: "warning",
      says: ["it has 2TiB of memory, and domUs of this architecture are supported up to 1TiB on Xen 4.17.5"],
    },
  ],
  undecided: [],
});

const before = { passes: "no release before it was looked at" };
boundaryCases(armDomUsCanRun, armGuestTypes, {
  at: () => arm({}),
  past: () => arm({ type: "hvm", boot: null }),
  before,
});
boundaryCases(armDomUsCanRun, armDomUsStay, { at: () => arm({}), past: () => arm(migrated), before });
boundaryCases(armDomUsCanRun, armVcpus, {
  at: ({ v2 }) => arm({ vcpus: v2, settings: { gic_version: "v2" } }),
  past: ({ v2 }) => arm({ vcpus: v2 + 1, settings: { gic_version: "v2" } }),
  before,
});
boundaryCases(armDomUsCanRun, armRefusesAltp2m, {
  at: () => arm({}),
  past: () => arm({ settings: { altp2m: "mixed" } }),
  before,
});
boundaryCases(armDomUsCanRun, armSharesPageTables, {
  at: (modes) => arm({ settings: { passthrough: modes.at(-1) ?? "" } }),
  past: () => arm({ settings: { passthrough: "sync_pt" } }),
  before,
});
boundaryCases(armDomUsCanRun, sveStep, {
  at: ({ most }) => arm({ settings: { sve: most } }),
  past: ({ most, step }) => arm({ settings: { sve: most + step } }),
  before,
});
boundaryCases(armDomUsCanRun, armMemory, {
  at: ({ arm64 }) => arm({ memory: arm64?.toString() ?? "" }),
  past: ({ arm64 }) => arm({ memory: `${(arm64?.bytes ?? 0) + 1}B` }),
  before,
});
