/** Owns PCI devices that are passed through, as props. */
import type { RawObject } from "../lib/model/document";
import { identity, rawObject } from "./declared";
import type { PciDeviceFields } from "./fields";

export type { PciDeviceFields as PciDeviceProps } from "./fields";

export function rawPciDevice(props: PciDeviceFields, domU: string): RawObject {
  identity(props.bdf, `the BDF of a PCI device of domU ${domU}`);
  return rawObject(props);
}
