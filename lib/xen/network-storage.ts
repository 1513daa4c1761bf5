/** Owns what a target tells of storage that is reached over a network: the same from every host that names it. */
import { canonicalPath } from "./canonical-path";

/** udev's name of an iSCSI disk, and the devices of the network block drivers of Linux. That a path has another name says nothing. */
const NETWORK_DEVICE = /^\/dev\/(disk\/by-path\/.*-iscsi-|nbd\d|drbd|rbd)/;

export function isNetworkDevice(path: string): boolean {
  return NETWORK_DEVICE.test(canonicalPath(path));
}

const ISCSI_PORT = "3260";
const NBD_PORT = "10809";

/**
 * One text for each network storage, whatever the spelling: `rbd:pool/image`, `/dev/rbd/pool/image`, `iqn=…,portal=…` of block-iscsi,
 * `iscsi://host/iqn…/0`, udev's by-path name of an iSCSI disk, `nbd:host:port`, `nbd://host:port/export`. Undefined for anything else.
 */
export function networkStorage(target: string): string | undefined {
  const path = canonicalPath(target);
  const [, image] = /^(?:rbd:|rbd:\/\/|\/dev\/rbd\/)([^/:]+\/[^:]+)(?::.*)?$/.exec(path) ?? [];
  if (image !== undefined) return `rbd:${image}`;
  return iscsi(path) ?? nbd(path);
}

const PORTAL = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/;
const BY_PATH = "/dev/disk/by-path/";
const OF_ISCSI = "-iscsi-";

/** Of `…ip-PORTAL-iscsi-NAME-lun-UNIT`. The unit is the address of a whole disk; what is behind -part is left to whoever asks for partitions. */
function iscsiByPath(target: string): string | undefined {
  if (!target.startsWith(BY_PATH)) return undefined;
  const path = target.slice(BY_PATH.length);
  const [behind, unit] = /-lun-(\d+)$/.exec(path) ?? [];
  const end = path.indexOf(OF_ISCSI);
  if (behind === undefined || end === -1) return undefined;
  const name = path.slice(end + OF_ISCSI.length, -behind.length);
  const [, portal] = /^(?:.*-)?ip-(.*)$/s.exec(path.slice(0, end)) ?? [];
  const [, host, port = ISCSI_PORT] = PORTAL.exec(portal ?? "") ?? [];
  return host === undefined || name === "" ? undefined : iscsiKey(host, port, name, unit);
}

function iscsi(target: string): string | undefined {
  const byPath = iscsiByPath(target);
  if (byPath !== undefined) return byPath;
  const [, host, port = ISCSI_PORT, name, unit] =
    /^iscsi:\/\/(?:[^@/]*@)?(\[[^\]]+\]|[^:/]+)(?::(\d+))?\/([^/]+)\/(\d+)$/.exec(target) ?? [];
  if (host !== undefined && name !== undefined) return iscsiKey(host, port, name, unit);
  const options = new Map(target.split(",").map((option) => pairOf(option)));
  const [iqn, portal] = [options.get("iqn"), options.get("portal")];
  if (iqn === undefined || portal === undefined) return undefined;
  const [, server = portal, at = ISCSI_PORT] = PORTAL.exec(portal) ?? [];
  return iscsiKey(server, at, iqn, options.get("lun"));
}

/** Unit 0 where nobody says (iscsi's own default, and the one disk that block-iscsi waits for). */
function iscsiKey(host: string, port: string, name: string, unit = "0"): string {
  return `iscsi:${host.toLowerCase()}:${port}/${name.toLowerCase()}/${Number(unit)}`;
}

function nbd(target: string): string | undefined {
  const [, host, port = NBD_PORT, name = ""] =
    /^nbd:\/\/(\[[^\]]+\]|[^:/]+)(?::(\d+))?(?:\/(.*))?$/.exec(target) ??
    /^nbd:(\[[^\]]+\]|[^:/]+):(\d+)(?::exportname=(.*))?$/.exec(target) ??
    [];
  return host === undefined ? undefined : `nbd:${host.toLowerCase()}:${port}/${name}`;
}

function pairOf(option: string): readonly [string, string] {
  const equals = option.indexOf("=");
  return equals < 0 ? [option, ""] : [option.slice(0, equals).trim(), option.slice(equals + 1).trim()];
}
