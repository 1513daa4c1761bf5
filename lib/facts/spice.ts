/** Owns the facts on SPICE displays. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

/** `libxl` refuses what the fact says is needed. */
export const spiceNeedsPort = defineFact<boolean>({
  id: "spice-needs-port",
  statement: "A SPICE display has a port, a TLS port, or both.",
  basis: "source-code",
  scope: "HVM domUs with spice=1.",
  measured: measured("spice-without-port"),
  spans: [
    {
      since: "4.15",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_dm.c: dm_spice_options",
        release: "RELEASE-4.17.0",
        quote: "at least one of the spiceport or tls_port must be provided",
      },
    },
    {
      since: "4.2",
      until: "4.15",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_dm.c: dm_spice_options",
        release: "RELEASE-4.2.0",
        quote: "at least one of the spiceport or tls_port must be provided",
      },
    },
  ],
});

export const spiceNeedsPassword = defineFact<boolean>({
  id: "spice-needs-password",
  statement: "A SPICE display has a password, unless spicedisable_ticketing is set.",
  basis: "source-code",
  scope: "HVM domUs with spice=1.",
  measured: measured("spice-without-password"),
  spans: [
    {
      since: "4.15",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_dm.c: dm_spice_options",
        release: "RELEASE-4.17.0",
        quote: "spice ticketing is enabled but missing password",
      },
    },
    {
      since: "4.2",
      until: "4.15",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_dm.c: dm_spice_options",
        release: "RELEASE-4.2.0",
        quote: "spice ticketing is enabled but missing password",
      },
    },
  ],
});

export const spiceListensEverywhere = defineFact<boolean>({
  id: "spice-listens-everywhere",
  statement: "A SPICE display without spicehost listens on every interface of dom0.",
  basis: "documented",
  scope: "HVM domUs with spice=1.",
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "xl.cfg(5)",
        locator: "spicehost",
        release: "RELEASE-4.2.0",
        quote: "Specify the interface address to listen on if given, otherwise any",
      },
    },
  ],
});
