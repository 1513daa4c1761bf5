/** Owns PCI devices that are passed through, as props. */
import type { RawObject } from "../lib/model/document";
import type { Planned } from "../lib/model/planned";
import { identity, rawObject } from "./declared";

/** A PCI device of the host (xl-pci-configuration(5)). */
export interface PciDeviceProps {
  /** Where it is on the host: `0000:03:00.0`, or `0000:03:00.*` for every function (xl.cfg: `pci`). */
  readonly bdf: string;
  /** Whether the domU may write to all of its configuration space (xl.cfg: `permissive=` in `pci`). Default: false. */
  readonly permissive?: Planned<boolean>;
  /** Whether xl takes it from its driver in dom0 by itself (xl.cfg: `seize=` in `pci`). Default: false. */
  readonly seize?: Planned<boolean>;
  /** Whether interrupts are translated between MSI and INTx (xl.cfg: `msitranslate=` in `pci`). Default: false. */
  readonly msitranslate?: Planned<boolean>;
  /** What becomes of a conflict with reserved memory (xl.cfg: `rdm_policy=` in `pci`). */
  readonly rdmPolicy?: Planned<"strict" | "relaxed">;
  /** The name under which it was made assignable, which the configuration then holds in place of the BDF (xl.cfg: `name=` in `pci`). */
  readonly name?: Planned<string>;
}

export function rawPciDevice(props: PciDeviceProps, domU: string): RawObject {
  identity(props.bdf, `the BDF of a PCI device of domU ${domU}`);
  return rawObject(props);
}
