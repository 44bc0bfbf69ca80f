import store from 'lucide-static/icons/external-link.svg';
import exit from 'lucide-static/icons/log-out.svg';
import { useApp } from '../app-context.ts';
import { failureText } from '../failure.ts';
import { text } from '../i18n/text.ts';
import { toast } from '../store/toasts.ts';
import { Menu } from './Menu.tsx';

export function AccountMenu() {
  const { session } = useApp();
  const info = session.session.value;
  const name = info?.state === 'signed_in' ? info.name : '';
  const signOut = () => session.signOut().catch((error: unknown) => toast(failureText(error), 'bad'));
  return (
    <Menu
      label={`${text('shell.account')}: ${name}`}
      buttonClass="account"
      up
      button={
        <>
          <span class="initial" aria-hidden="true">
            {[...name][0]?.toUpperCase()}
          </span>
          <span class="name">{name}</span>
        </>
      }
      choices={[
        { label: text('shell.openDemo'), icon: store, href: '/demo/', newTab: true },
        'line',
        { label: text('shell.signOut'), icon: exit, onChoose: signOut },
      ]}
    />
  );
}
