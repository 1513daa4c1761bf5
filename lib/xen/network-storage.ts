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

function iscsi(target: string): string | undefined {
  // The unit is the address of a whole disk; what is behind -part is left to whoever asks for partitions.
  const [, host, port = ISCSI_PORT, name, unit] =
    /^\/dev\/disk\/by-path\/(?:.*-)?ip-(\[[^\]]+\]|[^:]+)(?::(\d+))?-iscsi-(.+)-lun-(\d+)$/.exec(target) ??
    /^iscsi:\/\/(?:[^@/]*@)?(\[[^\]]+\]|[^:/]+)(?::(\d+))?\/([^/]+)\/(\d+)$/.exec(target) ??
    [];
  if (host !== undefined && name !== undefined) return iscsiKey(host, port, name, unit);
  const options = new Map(target.split(",").map((option) => pairOf(option)));
  const [iqn, portal] = [options.get("iqn"), options.get("portal")];
  if (iqn === undefined || portal === undefined) return undefined;
  const [, server = portal, at = ISCSI_PORT] = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(portal) ?? [];
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
