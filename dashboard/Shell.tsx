import home from 'lucide-static/icons/house.svg';
import megaphone from 'lucide-static/icons/megaphone.svg';
import plug from 'lucide-static/icons/plug.svg';
import sliders from 'lucide-static/icons/sliders-horizontal.svg';
import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { text } from './i18n/text.ts';
import { AccountMenu } from './parts/AccountMenu.tsx';
import { Brand } from './parts/Brand.tsx';
import { Icon } from './parts/Icon.tsx';
import { LanguageMenu } from './parts/LanguageMenu.tsx';
import { SiteSwitch } from './parts/SiteSwitch.tsx';

const places = [
  { href: '/', icon: home, label: 'nav.home' },
  { href: '/campaigns', icon: megaphone, label: 'nav.campaigns' },
  { href: '/install', icon: plug, label: 'nav.install' },
  { href: '/settings', icon: sliders, label: 'nav.settings' },
] as const;

/** What stays around every screen: a side bar, which on a phone is a bar above and one below. */
export function Shell({ children }: { children: ComponentChildren }) {
  const { path } = useLocation();
  return (
    <div class="shell">
      <a class="skip" href="#main">
        {text('app.skip')}
      </a>
      <div class="side">
        <a class="home" href="/" aria-label="Dangol">
          <Brand />
        </a>
        <SiteSwitch />
        <nav aria-label={text('app.navigation')}>
          {places.map(({ href, icon, label }) => (
            <a key={href} href={href} aria-current={isHere(path, href) ? 'page' : undefined}>
              <Icon svg={icon} />
              {text(label)}
            </a>
          ))}
        </nav>
        <div class="tools">
          <AccountMenu />
          <LanguageMenu up align="end" />
        </div>
      </div>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function isHere(path: string, href: string): boolean {
  return path === href || (href !== '/' && path.startsWith(`${href}/`));
}
