/** Owns the facts on netloop, the driver that copies guest packets for dom0's own stack. */
import { defineFact } from "./fact";

export const netloopNeeded = defineFact<boolean>({
  id: "netloop-needed",
  statement: "Whether packets from domUs must pass netloop before a program in dom0 may hold on to them.",
  basis: "source-code",
  scope:
    "Packets that dom0's own stack takes: all of a routed or nat network's, and those of a bridged one that are for dom0 itself.",
  spans: [
    {
      since: "3.2",
      value: false,
      citation: {
        source: "xen.git",
        locator: "commit 06809a93ad",
        release: "3.2.0-rc1",
        quote: "[NET] Remove netloop from network bridge init scripts.",
      },
    },
    {
      since: "3.0.2",
      until: "3.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "linux-2.6-xen-sparse/drivers/xen/netback/loopback.c",
        release: "3.0.3-branched",
        quote: "This prevents unbounded delays in socket-buffer queues from",
      },
    },
  ],
});

export const netloopDocumented = defineFact<boolean>({
  id: "netloop-by-source-document",
  statement: "Whether the source document asks for netloop in routed, bridged and nat setups alike.",
  basis: "source-document",
  scope:
    "Where a daemon in dom0 serves domUs. The panic that the text speaks of was not found in the source, the stall was.",
  spans: [
    {
      since: "3.0.2",
      until: "3.2",
      value: true,
      citation: {
        source: "source document",
        locator: "Xen has a potential DoS condition if netloop isn't used",
        release: "3.0.4",
        quote:
          "If you have any dom0 servicing domUs with userspace daemons, and you're not using a netloop to copy the frames, you may want to rethink this immediately.",
      },
    },
  ],
});

export const defaultNloopbacks = defineFact<number>({
  id: "default-nloopbacks",
  statement: "How many pairs netloop makes in dom0 if nobody says.",
  basis: "source-code",
  scope: "One pair serves one bridge.",
  spans: [
    {
      since: "3.0.3",
      until: "3.2",
      value: 4,
      citation: {
        source: "xen.git",
        locator: "linux-2.6-xen-sparse/drivers/xen/netback/loopback.c: loopback_init",
        release: "3.0.3-branched",
        quote: "nloopbacks = is_initial_xendomain() ? 4 : 0;",
      },
    },
    {
      since: "3.0.2",
      until: "3.0.3",
      value: 8,
      citation: {
        source: "xen.git",
        locator: "linux-2.6-xen-sparse/drivers/xen/netback/loopback.c",
        release: "3.0.2-branched",
        quote: "static int nloopbacks = 8;",
      },
    },
  ],
});

export const netloopModule = defineFact<string>({
  id: "netloop-module",
  statement: "What dom0's kernel calls the driver.",
  basis: "source-code",
  scope: "As a module, and before .nloopbacks= on its command line.",
  spans: [
    {
      since: "3.1",
      until: "3.2",
      value: "netloop",
      citation: {
        source: "xen.git",
        locator: "tools/examples/network-bridge",
        release: "3.1.0-branched",
        quote: "using netloop.nloopbacks=<N> on the domain 0 kernel command line.",
      },
    },
    {
      since: "3.0.2",
      until: "3.1",
      value: "loopback",
      citation: {
        source: "xen.git",
        locator: "tools/examples/network-bridge",
        release: "3.0.3-branched",
        quote: "using loopback.nloopbacks=<N> on the domain 0 kernel command line.",
      },
    },
  ],
});
