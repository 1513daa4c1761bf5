/** Owns what domUs of every type have in common. Must not know what one type alone can have. */
import type { RawObject } from "../lib/model/document";
import type { GuestOs, GuestType, SettingValue } from "../lib/model/fleet";
import type { Planned } from "../lib/model/planned";
import type { Size } from "../lib/units/size";
import type { WordSize } from "../lib/xen/word-size";
import type { Construct } from "./cdktf";
import type { Connection } from "./connection";
import { DeclaredThing, identity, rawObject, rawSettings } from "./declared";
import { type PciDeviceProps, rawPciDevice } from "./pci";
import { type PlannedOperationProps, rawPlannedOperation } from "./planned-operation";
import { rawVbd, type VbdProps } from "./vbd";
import { rawVif, type EmulatedVifProps } from "./vif";
import type { VnumaNodeProps } from "./vnuma";
import type { XenHost } from "./xen-host";

export interface DomUProps {
  /** The host that runs it. */
  readonly host: XenHost;
  /** Unique on its host (xl.cfg: `name`). Default: the construct's id. */
  readonly name?: string;
  /** Default: libxl makes one up at each start (xl.cfg: `uuid`). */
  readonly uuid?: Planned<string>;
  /** What runs inside: `linux`, `windows`, `bsd`, `dos` or `other`. */
  readonly os?: Planned<GuestOs>;
  /** Word size of the guest's kernel: `x86_32`, `x86_32p` (32 bit with PAE) or `x86_64`. */
  readonly wordSize?: Planned<WordSize>;
  /** The release of the Linux kernel that runs inside, as `uname -r` prints it: `6.1.0-18-amd64`. Says whether a grown volume is announced online. */
  readonly kernel?: Planned<string>;
  /** Memory at start (xl.cfg: `memory`, in MiB). */
  readonly memory: Planned<Size>;
  /** The most that it can be ballooned to (xl.cfg: `maxmem`, in MiB). Default: `memory`. */
  readonly maxmem?: Planned<Size>;
  /** vCPUs at start (xl.cfg: `vcpus`). Default: 1. */
  readonly vcpus?: Planned<number>;
  /** The most vCPUs (xl.cfg: `maxvcpus`). Default: `vcpus`. */
  readonly maxvcpus?: Planned<number>;
  /** Whether a balloon driver runs inside, which gives memory back to the host. An HVM or PVH domU with less `memory` than `maxmem` needs one. */
  readonly balloonDriver?: Planned<boolean>;
  /** The most frames of its grant table, 4 KiB each, which vifs and vbds share (xl.cfg: `max_grant_frames`). Default: xl's. */
  readonly maxGrantFrames?: Planned<number>;
  /** Its block devices (xl.cfg: `disk`). Their order stays: pygrub reads the first. */
  readonly vbds?: readonly VbdProps[];
  /** PCI devices of the host that are passed through (xl.cfg: `pci`). */
  readonly pci?: readonly PciDeviceProps[];
  /** Its virtual NUMA nodes, the first being node 0 (xl.cfg: `vnuma`). Default: none. */
  readonly vnuma?: readonly VnumaNodeProps[];
  /** Whether those who administer it may be trusted with the host: `false` says that they must not reach it. Default: nothing is said. */
  readonly trusted?: Planned<boolean>;
  /** Hypervisors that run inside it: `kvm`, `vmware`, `qemu`, `kqemu`. */
  readonly runs?: Planned<readonly string[]>;
  /** What becomes of it when it powers off: `destroy`, `restart`, `preserve`, … (xl.cfg: `on_poweroff`). */
  readonly onPoweroff?: Planned<string>;
  /** What becomes of it when it reboots (xl.cfg: `on_reboot`). */
  readonly onReboot?: Planned<string>;
  /** What becomes of it when it crashes (xl.cfg: `on_crash`). */
  readonly onCrash?: Planned<string>;
  /** Any other key that xl.cfg knows, under its own name: a number, a string or a list of strings. Goes into the xl.cfg as it stands. */
  readonly settings?: Readonly<Record<string, Planned<SettingValue>>>;
  /** What this plan does with it besides starting and rebooting it: migrations, saves, suspends. */
  readonly plannedOperations?: readonly PlannedOperationProps[];
}

/** What the types have on top. Each type's own props allow what makes sense for it. */
interface TypedProps extends DomUProps {
  readonly boot?: object;
  readonly vifs?: readonly EmulatedVifProps[];
}

/** A domU of whatever type. */
export abstract class DomU extends DeclaredThing {
  readonly host: XenHost;
  /** Its name on its host. */
  readonly domUName: string;

  constructor(scope: Construct, id: string, type: GuestType, { host, name: given = id, vbds, vifs, pci, settings, plannedOperations, ...rest }: TypedProps) {
    const name = identity(given, "the name of a domU");
    const document: RawObject = {
      name,
      type,
      ...rawObject(rest),
      ...(vbds !== undefined && { vbds: vbds.map((vbd) => rawVbd(vbd, host, name)) }),
      ...(vifs !== undefined && { vifs: vifs.map((vif) => rawVif(vif, host, name)) }),
      ...(pci !== undefined && { pci: pci.map((device) => rawPciDevice(device, name)) }),
      ...(settings !== undefined && { settings: rawSettings(settings) }),
      ...(plannedOperations !== undefined && { plannedOperations: plannedOperations.map((operation) => rawPlannedOperation(operation, name)) }),
    };
    super(scope, id, { kind: "domU", host: host.hostName, document });
    this.host = host;
    this.domUName = name;
  }

  get reachedBy(): Connection | undefined {
    return this.host.reachedBy;
  }
}
