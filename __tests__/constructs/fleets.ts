/** Owns small fleets for the tests of constructs: a clean one, and edits that a policy rejects. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import {
  BridgedNetwork,
  LogicalVolume,
  PvDomU,
  type PvDomUProps,
  Size,
  VolumeGroup,
  XenHost,
  type XenHostProps,
} from "../../constructs";

export const HOST: XenHostProps = {
  address: "alpha.example.net",
  xen: { release: "4.17.5", wordSize: "x86_64" },
  cpus: 8,
  hardwareVirtualization: "vmx",
  memory: Size.gibibytes(64),
  dom0: { wordSize: "x86_64", kernel: "6.1.0", memory: Size.gibibytes(2), cpufreq: "xen" },
};

export interface Declared {
  readonly host: XenHost;
  readonly network: BridgedNetwork;
  readonly volumeGroup: VolumeGroup;
  readonly volume: LogicalVolume;
  readonly domU: PvDomU;
}

/** One host with one domU, clean under every policy. */
export function declareClean(
  scope: Construct,
  domU: Partial<PvDomUProps> = {},
  size = Size.gibibytes(20),
  edits: Partial<XenHostProps> = {},
): Declared {
  const host = new XenHost(scope, "alpha", { ...HOST, ...edits });
  const network = new BridgedNetwork(scope, "lan", { host, bridge: "xenbr0", uplink: "eth0" });
  const volumeGroup = new VolumeGroup(scope, "vg0", { host, size: Size.gibibytes(500) });
  const volume = new LogicalVolume(scope, "web-root", { volumeGroup, size, filesystem: "xfs", mountPoint: "/" });
  const web = new PvDomU(scope, "web", {
    host,
    wordSize: "x86_64",
    // No source tells whether it takes a new size while it runs.
    kernel: "2.6.39",
    boot: { kernel: "/boot/vmlinuz", ramdisk: "/boot/initrd.img", extra: "console=hvc0" },
    memory: Size.gibibytes(2),
    vcpus: 2,
    vbds: [{ vdev: "xvda", target: volume }],
    vifs: [{ bridge: network, mac: "00:16:3e:12:34:56" }],
    ...domU,
  });
  return { host, network, volumeGroup, volume, domU: web };
}

/** A 32-bit PV kernel without PAE runs on no 64-bit hypervisor, of whatever release. */
export function declareRejected(scope: Construct): Declared {
  return declareClean(scope, { wordSize: "x86_32" });
}

export function stackIn(app: Construct, id = "fleet"): TerraformStack {
  return new TerraformStack(app, id);
}

/** A fresh folder of the test's own. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "xenplan-constructs-"));
}
