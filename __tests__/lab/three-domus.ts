/** Owns the lab's host as a Terraform stack: one domU of each type with two volumes, and what changes from one plan to the next. */
import { TerraformStack } from "cdktf";
import {
  BridgedNetwork,
  type ConnectionProps,
  HvmDomU,
  LogicalVolume,
  PlannedReboot,
  PvDomU,
  PvhDomU,
  RemovedDomU,
  RemovedLogicalVolume,
  RoutedNetwork,
  Size,
  VolumeGroup,
  type XenApp,
  XenHost,
} from "../../constructs";
import { BOOT, HVM_BOOT } from "./fleet";
import type { Ssh } from "./lab";

export interface ThreeDomUsPlan {
  readonly release?: string;
  readonly pvMemory?: Size;
  readonly pvData?: Size;
  /** Why the domU of type pv is to be rebooted. */
  readonly rebootPv?: string;
  /** One volume more, which no domU has. */
  readonly spare?: boolean;
  /** The domU of type hvm and its volumes have left the code. */
  readonly withoutHvm?: boolean;
  /** So have the domU of type pvh and its second volume, with the consent that they leave the host too. */
  readonly removedPvh?: boolean;
}

export class ThreeDomUs extends TerraformStack {
  constructor(
    app: XenApp,
    id: string,
    { host: at, port, user, privateKeyFile, hostKey }: Ssh,
    plan: ThreeDomUsPlan = {},
  ) {
    super(app, id);
    const connection: ConnectionProps = { port, user, privateKeyFile, hostKey, agent: false, timeoutSeconds: 60 };
    const host = new XenHost(this, "lab", {
      address: at,
      xen: { release: plan.release ?? "4.17.7", wordSize: "x86_64", scheduler: "credit2" },
      cpus: 1,
      hardwareVirtualization: "svm",
      memory: Size.gibibytes(4),
      dom0: { wordSize: "x86_64", kernel: "6.1.0", memory: Size.gibibytes(1), vcpus: 1 },
      connection,
    });
    const lan = new BridgedNetwork(this, "lan", { host, bridge: "xenbr0", uplink: "eth1" });
    new RoutedNetwork(this, "dmz", { host, bridge: "xenbr1", address: "10.78.0.1/24" });
    const volumeGroup = new VolumeGroup(this, "vg0", { host, size: Size.mebibytes(12284) });
    const volume = (name: string, size: Size, filesystem?: "xfs"): LogicalVolume =>
      new LogicalVolume(this, name, {
        volumeGroup,
        size,
        ...(filesystem !== undefined && { filesystem, mountPoint: "/data" }),
      });

    const pv = new PvDomU(this, "pv", {
      host,
      wordSize: "x86_64",
      kernel: "6.1.0",
      boot: BOOT,
      memory: plan.pvMemory ?? Size.mebibytes(256),
      vcpus: 1,
      vbds: [
        { vdev: "xvda", target: volume("pv-root", Size.mebibytes(64)) },
        { vdev: "xvdb", target: volume("pv-data", plan.pvData ?? DATA, "xfs") },
      ],
      vifs: [{ bridge: lan, mac: MACS.pv }],
    });
    if (plan.rebootPv !== undefined) new PlannedReboot(this, "pv-reboot", { domU: pv, reason: plan.rebootPv });

    const pvhRoot = volume("pvh-root", Size.mebibytes(64));
    if (plan.removedPvh === true) {
      new RemovedDomU(this, "pvh", { host });
      new RemovedLogicalVolume(this, "pvh-data", { volumeGroup, size: DATA });
    } else {
      // It could have a second vCPU, and does not start it (docs/lab.md: what it can't show).
      new PvhDomU(this, "pvh", {
        host,
        wordSize: "x86_64",
        kernel: "6.1.0",
        boot: BOOT,
        memory: Size.mebibytes(288),
        vcpus: 1,
        maxvcpus: 2,
        vbds: [
          { vdev: "xvda", target: pvhRoot },
          { vdev: "xvdb", target: volume("pvh-data", DATA, "xfs") },
        ],
        vifs: [{ bridge: lan, mac: MACS.pvh }],
      });
    }
    if (plan.withoutHvm !== true) {
      new HvmDomU(this, "hvm", {
        host,
        kernel: "6.1.0",
        boot: HVM_BOOT,
        memory: Size.mebibytes(320),
        vcpus: 1,
        vbds: [
          { vdev: "xvda", target: volume("hvm-root", Size.mebibytes(64)) },
          { vdev: "xvdb", target: volume("hvm-data", DATA, "xfs") },
        ],
        vifs: [{ bridge: lan, mac: MACS.hvm }],
      });
    }
    if (plan.spare === true) volume("spare", Size.mebibytes(320), "xfs");
  }
}

/** The smallest that mkfs.xfs takes is 300 MiB. */
const DATA = Size.mebibytes(320);

export const MACS = { pv: "00:16:3e:4d:00:20", pvh: "00:16:3e:4d:00:21", hvm: "00:16:3e:4d:00:22" } as const;
