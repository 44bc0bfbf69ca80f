import eye from 'lucide-static/icons/eye.svg';
import eyeOff from 'lucide-static/icons/eye-off.svg';
import { useState } from 'preact/hooks';
import { text } from '../i18n/text.ts';
import { Button } from './Button.tsx';
import { type ControlProps, Input } from './Input.tsx';

type PasswordProps = ControlProps & { value: string; onValue: (value: string) => void };

/** A password that can be looked at: people type longer ones then. */
export function PasswordInput(props: PasswordProps) {
  const [shown, setShown] = useState(false);
  return (
    <div class="password">
      <Input {...props} type={shown ? 'text' : 'password'} spellcheck={false} />
      <Button
        kind="quiet"
        icon={shown ? eyeOff : eye}
        label={text(shown ? 'signIn.hide' : 'signIn.show')}
        onClick={() => setShown(!shown)}
      />
    </div>
  );
}
