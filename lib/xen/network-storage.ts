/** Owns what the name of a device in dom0 tells of where its storage is. */

/** udev's name of an iSCSI disk, and the devices of the network block drivers of Linux. That a path has another name says nothing. */
const NETWORK_DEVICE = /^\/dev\/(disk\/by-path\/.*-iscsi-|nbd\d|drbd|rbd)/;

export function isNetworkDevice(path: string): boolean {
  return NETWORK_DEVICE.test(path);
}
