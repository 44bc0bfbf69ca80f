// Ready texts for those who serve the tag under the shop's own domain. Each lets through what pages ask for and nothing else of
// this server, and of the shop's cookies only our own.

export const proxyWays = ['nginx', 'caddy', 'cloudflare', 'subdomain'] as const;
export type ProxyWay = (typeof proxyWays)[number];

export type ProxySetup = {
  /** Where pages are to find the tag's folder: `https://shop.example/x7/`, or the root of a sub-domain. */
  folder: string;
  /** Where this server is: origin and folder of the tag, with a slash at the end. */
  target: string;
  /** Names of the tag's file and of the collector, from there. */
  tag: string;
  batch: string;
  /** Key of the site. */
  site: string;
};

/** What to write where; undefined when `folder` is no address. */
export function proxyText(way: ProxyWay, setup: ProxySetup): string | undefined {
  return URL.canParse(setup.folder) ? texts[way](setup, new URL(setup.folder)) : undefined;
}

/** The folder that is proposed: short, the shop's alone, and no word that blockers know. */
export function proposedFolder(way: ProxyWay, origin: string, site: string): string {
  const name = site
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 4)
    .padEnd(4, '0');
  const { protocol, host } = new URL(origin);
  return way === 'subdomain' ? `${protocol}//x${name}.${host.replace(/^www\./, '')}/` : `${origin}/x${name}/`;
}

/** The visitor's cookie, as the server names it behind this folder. */
function cookieName({ folder, site }: ProxySetup): string {
  return `${folder.startsWith('https:') ? '__Host-' : ''}dangol-${site}`;
}

/** What pages ask for, as names from the folder. */
function names({ tag, batch }: ProxySetup): { files: string[]; folders: string[] } {
  const folder = batch.includes('/') ? `${batch.slice(0, batch.indexOf('/'))}/` : `${batch}/`;
  return { files: batch.includes('/') ? [tag] : [tag, batch], folders: [...new Set(['t/', 'v1/', folder])] };
}

/** The same as a regular expression. */
function pattern(setup: ProxySetup): string {
  const { files, folders } = names(setup);
  return [...files, ...folders.map((folder) => `${folder}.+`)]
    .map((name) => name.replace(/\.(?!\+)/g, '\\.'))
    .join('|');
}

const texts: Record<ProxyWay, (setup: ProxySetup, folder: URL) => string> = {
  nginx(setup, { pathname }) {
    const { origin, host, pathname: base } = new URL(setup.target);
    return `location ${pathname} {
    set $visitor "";
    if ($http_cookie ~ "(${cookieName(setup)}=[^;]+)") { set $visitor $1; }
    rewrite "^${pathname}(${pattern(setup)})$" ${base}$1 break;
    return 404;
    proxy_pass ${origin};
    proxy_ssl_server_name on;
    proxy_set_header Host ${host};
    proxy_set_header Cookie $visitor;
    proxy_set_header X-Forwarded-Host $host;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Forwarded-For $remote_addr;
}`;
  },

  caddy(setup, { pathname }) {
    const { origin, pathname: base } = new URL(setup.target);
    const { files, folders } = names(setup);
    const paths = [...files, ...folders.map((folder) => `${folder}*`)].map((path) => `/${path}`);
    return `handle_path ${pathname}* {
	@ours path ${paths.join(' ')}
	handle @ours {
		@visitor header_regexp visitor Cookie (${cookieName(setup)}=[^;]+)
		@stranger not header_regexp Cookie ${cookieName(setup)}=
		request_header @visitor Cookie {re.visitor.1}
		request_header @stranger -Cookie
${base === '/' ? '' : `		rewrite * ${base.slice(0, -1)}{uri}\n`}		reverse_proxy ${origin} {
			header_up Host {upstream_hostport}
		}
	}
	handle {
		respond 404
	}
}`;
  },

  cloudflare(setup, { host, pathname }) {
    return `// Route: ${host}${pathname}*
const FOLDER = '${pathname}';
const TARGET = '${setup.target}';
const OURS = /^(${pattern(setup).replaceAll('/', '\\/')})$/;
const VISITOR = /${cookieName(setup)}=[^;]+/;

export default {
  async fetch(request) {
    const { host, pathname, search } = new URL(request.url);
    const path = pathname.slice(FOLDER.length);
    if (!OURS.test(path)) return new Response(null, { status: 404 });
    const headers = new Headers(request.headers);
    const visitor = VISITOR.exec(headers.get('cookie') ?? '');
    if (visitor) headers.set('cookie', visitor[0]);
    else headers.delete('cookie');
    headers.set('x-forwarded-host', host);
    headers.set('x-forwarded-for', headers.get('cf-connecting-ip') ?? '');
    const body = request.method === 'POST' ? await request.arrayBuffer() : undefined;
    return fetch(TARGET + path + search, { method: request.method, headers, body, redirect: 'manual' });
  },
};`;
  },

  subdomain({ target }, { host }) {
    return `${host}.  300  IN  CNAME  ${new URL(target).hostname}.`;
  },
};
