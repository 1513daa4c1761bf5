/** Owns which storage a vbd has: the same text for the same storage, however it is spelled and whatever serves it. */
import { isDom0Name } from "../xen/dom0-name";
import { type Storage, storageAt, storageOfVolume } from "../xen/storage";
import type { Target, Vbd } from "./fleet";
import { isUnknown } from "./planned";

/** Undefined for an empty drive, and for a path that is not known until apply. */
export function storageOf(target: Target): Storage | undefined {
  if (target.kind === "empty") return undefined;
  if (target.kind === "logicalVolume") return storageOfVolume(target);
  return isUnknown(target.path) ? undefined : storageAt(target.path);
}

/** Whether two targets of one domain are one storage. Never for what is not known. */
export function isSameStorage(a: Target, b: Target): boolean {
  const [one, other] = [storageOf(a), storageOf(b)];
  return one !== undefined && one.key === other?.key;
}

/**
 * The storage of a vbd within its host: what another domain serves, and what a script makes of a target, are not what dom0 calls so, except
 * where the name is good everywhere. A backend or script that is not known until apply counts as one of its own.
 */
export function storageOfVbd({ target, backend, script }: Vbd): Storage | undefined {
  const storage = storageOf(target);
  if (storage === undefined || storage.shared) return storage;
  const server = isDom0(backend) ? "" : textOf(backend);
  const maker = isDefaultScript(script) ? "" : textOf(script);
  if (server === "" && maker === "") return storage;
  const within = (key: string): string => JSON.stringify([server, maker, key]);
  return {
    key: within(storage.key),
    shared: false,
    ...(storage.disk !== undefined && { disk: within(storage.disk) }),
  };
}

/** Whether dom0 serves it, as it does where nobody says. */
export function isDom0(backend: Vbd["backend"]): boolean {
  return backend === undefined || (!isUnknown(backend) && isDom0Name(backend));
}

/** Whether libxl's own script makes it: `block` makes no device of a device, and a loop device of a file. */
function isDefaultScript(script: Vbd["script"]): boolean {
  return script === undefined || (!isUnknown(script) && /^(\/etc\/xen\/scripts\/)?block$/.test(script));
}

function textOf(value: Vbd["backend"]): string {
  return isUnknown(value) ? "?" : (value ?? "");
}
