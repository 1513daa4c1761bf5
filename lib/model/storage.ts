/** Owns which storage backs a vbd: one identity, whatever it is spelled like. */
import { pathStorage, scriptStorage, type Storage, volumeStorage } from "../xen/storage";
import type { Vbd } from "./fleet";
import { isUnknown } from "./planned";

/** Undefined where there is no medium, or its path or script is not known. What another domain serves is of that domain. */
export function storageOf({ target, script, backend }: Vbd): Storage | undefined {
  if (isUnknown(backend) || isUnknown(script)) return undefined;
  const storage = ownStorage(target, script);
  return storage === undefined || backend === undefined || backend === "Domain-0" || backend === "0"
    ? storage
    : {
        ...storage,
        key: `${backend}:${storage.key}`,
        ...(storage.disk !== undefined && { disk: `${backend}:${storage.disk}` }),
      };
}

function ownStorage(target: Vbd["target"], script: string | undefined): Storage | undefined {
  if (target.kind === "empty") return undefined;
  if (target.kind === "logicalVolume") return volumeStorage(target.volumeGroup, target.logicalVolume);
  if (isUnknown(target.path)) return undefined;
  return target.path.startsWith("/") || script === undefined
    ? pathStorage(target.path)
    : scriptStorage(script, target.path);
}

/** Whether two vbds have one storage, spelled the same or not. */
export function haveSameStorage(a: Vbd, b: Vbd): boolean {
  const [one, other] = [storageOf(a), storageOf(b)];
  return one !== undefined && one.key === other?.key;
}
