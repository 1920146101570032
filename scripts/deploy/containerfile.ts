/** Writes the container file: Caddy with the built site, without rights and on a disk it cannot write. */

/** The image, by its exact version: https://hub.docker.com/_/caddy */
export const IMAGE = 'docker.io/library/caddy:2.11.4-alpine';
const PORT = 8080;
/** No user of the image: it owns no file there. */
const USER = '10001:10001';

export function containerfile(): string {
  return `# Written by the build (scripts/deploy/containerfile.ts). Build the site first, then from its folder:
#
#   docker build -f deploy/Containerfile -t freed .
#   docker run --read-only --cap-drop ALL --security-opt no-new-privileges -p ${PORT}:${PORT} freed
FROM ${IMAGE}

# The image lets Caddy open ports below 1024. A process without rights may not start such a program.
RUN setcap -r /usr/bin/caddy

COPY deploy/Caddyfile /etc/caddy/Caddyfile
COPY dist /srv

# The path that the site was built to lie under, as in BASE_PATH=/freed npm run build.
ARG BASE_PATH=
ENV BASE_PATH=\${BASE_PATH} SITE_ADDRESS=:${PORT} SITE_ROOT=/srv
USER ${USER}
EXPOSE ${PORT}
HEALTHCHECK CMD wget -q --spider "http://localhost:${PORT}\${BASE_PATH}/" || exit 1
CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"]
`;
}

/** Beside the container file: what of this folder is sent to whoever builds the image. */
export function containerIgnore(): string {
  return ['*', '!deploy/Caddyfile', '!dist', ''].join('\n');
}
