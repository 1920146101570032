/** Writes the table of headers as a Caddyfile, which serves the built site with its compressed copies. */
import {
  CONTENT_TYPES,
  type HeaderRow,
  HEADER_TABLE,
  headersFor,
  NOT_FOUND,
} from '../../src/offline/header-table.ts';

const HEAD = `# Written by the build from src/offline/header-table.ts.
#
#   SITE_ADDRESS  a name like freed.example.org, for which Caddy gets a certificate; or a port. :8080
#   SITE_ROOT     the built site. /srv
#   BASE_PATH     what the site was built to lie under, like /freed. Nothing: the top of its host.
`;

/** Nothing listens but the site. */
const GLOBAL = `{
	admin off
}
`;

/** Compressed copies of the site's own, and nothing that is not for readers. */
const FILES = `file_server {
	precompressed br gzip
	hide .built-from _headers
}`;

export function caddyfile(table: readonly HeaderRow[] = HEADER_TABLE): string {
  const site = `root * {$SITE_ROOT:/srv}

handle_path {$BASE_PATH}/* {
	# In this order: a later line takes back what an earlier one gave.
	route {
		# Set last: the file server names Vary itself, but not in every answer.
		header {
			Vary Accept-Encoding
			-Server
		}
${indented([...table.map(rowDirective), typeDirectives(), '', FILES].join('\n'), 2)}
	}
}

handle {
	error 404
}

handle_errors {
	# Whatever was asked for, this answer is a page and is not kept.
${indented(notFound(table), 1)}
	rewrite * ${NOT_FOUND}
	file_server
}`;
  return `${HEAD}${GLOBAL}\n{$SITE_ADDRESS::8080} {\n${indented(site, 1)}\n}\n`;
}

function rowDirective({ path, headers }: HeaderRow, at: number): string {
  const all = path === '/*';
  const matcher = all ? '*' : `@row${at}`;
  return [...(all ? [] : [`@row${at} path ${path}`]), headerDirective(matcher, headers)].join('\n');
}

function typeDirectives(): string {
  return Object.entries(CONTENT_TYPES)
    .flatMap(([ending, type]) => [
      `@${ending} path *.${ending}`,
      `header @${ending} Content-Type "${type}"`,
    ])
    .join('\n');
}

function notFound(table: readonly HeaderRow[]): string {
  const own = headersFor(NOT_FOUND);
  const others = table.flatMap(({ headers }) => Object.keys(headers));
  const notOwn = [...new Set(others)].filter((name) => !(name in own)).map((name) => `-${name}`);
  return headerDirective('*', own, [...notOwn, '-Server']);
}

function headerDirective(
  matcher: string,
  fields: Readonly<Record<string, string>>,
  removed: readonly string[] = [],
): string {
  const lines = Object.entries(fields).map(([name, value]) => `${name} "${value}"`);
  return `header ${matcher} {\n${indented([...lines, ...removed].join('\n'), 1)}\n}`;
}

function indented(text: string, depth: number): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : '\t'.repeat(depth) + line))
    .join('\n');
}
