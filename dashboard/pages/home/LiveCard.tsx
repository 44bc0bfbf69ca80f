import pauseIcon from 'lucide-static/icons/pause.svg';
import playIcon from 'lucide-static/icons/play.svg';
import { useSite } from '../../app-context.ts';
import { formatTime } from '../../format.ts';
import { findText, text } from '../../i18n/text.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { Icon } from '../../parts/Icon.tsx';
import type { LiveLine, LiveStore } from '../../store/live.ts';
import { eventIcon } from './event-icon.ts';

/** What happens in the shop right now. */
export function LiveCard({ live }: { live: LiveStore }) {
  const site = useSite();
  const state = live.state.value;
  const paused = state === 'paused';
  return (
    <Card
      flush
      title={text('home.live')}
      actions={
        <span class="row">
          <Badge dot tone={state === 'on' ? 'good' : 'quiet'}>
            {text(paused ? 'home.live.paused' : state === 'on' ? 'home.live.on' : 'home.live.off')}
          </Badge>
          <Button
            kind="quiet"
            small
            icon={paused ? playIcon : pauseIcon}
            label={text(paused ? 'home.live.resume' : 'home.live.pause')}
            onClick={() => live.pause(!paused)}
          />
        </span>
      }
    >
      <div class="feed" role="log" aria-label={text('home.live')} aria-live="off">
        {live.lines.value.length === 0 && <p class="waiting">{text('home.live.waiting')}</p>}
        {live.lines.value.map((line) => (
          <Line key={line.key} line={line} zone={site.zone} />
        ))}
      </div>
    </Card>
  );
}

function Line({ line, zone }: { line: LiveLine; zone: string }) {
  const { name, about, who, url, at } = line;
  return (
    <article class={`line ${name}`}>
      <Icon svg={eventIcon(name)} />
      <p>
        <strong>{findText(`event.${name}`) ?? name}</strong>
        {about && <span class="about"> {about}</span>}
      </p>
      <time class="number" dateTime={new Date(at).toISOString()}>
        {formatTime(at, zone)}
      </time>
      <p class="where">
        {who} · {pathOf(url)}
      </p>
    </article>
  );
}

function pathOf(url: string): string {
  try {
    return decodeURI(new URL(url).pathname);
  } catch {
    return url;
  }
}
