// The left pane: boxes, then portals with their accounts and health, then persons, then the other screens.
import {
  Activity,
  Archive,
  BellRing,
  CalendarClock,
  CalendarDays,
  CircleCheckBig,
  CircleHelp,
  Files,
  Flag,
  FolderOpen,
  Footprints,
  Hourglass,
  Inbox,
  KeyRound,
  type LucideIcon,
  MailWarning,
  Plus,
  Settings,
  Sunrise,
  User,
  Users,
} from 'lucide-react';
import { lazy, memo, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../main/contract/views.ts';
import { useMethod } from '../api/bridgeContext.tsx';
import { AccountHealth } from '../features/accounts/AccountHealth.tsx';
import { useFormat } from '../text/useFormat.ts';
import { type Box, isSameSource, type Move, type Screen, type Source } from './navigation.ts';
import { type PaneWidth, Split } from './Split.tsx';
import { SyncIndicator } from './SyncIndicator.tsx';
import './sourcesPane.css';

// The first rows do not wait for it.
const PersonSwitcher = lazy(async () => ({
  default: (await import('../features/people/PersonSwitcher.tsx')).PersonSwitcher,
}));

const boxes: { box: Box; icon: LucideIcon }[] = [
  { box: 'inbox', icon: Inbox },
  { box: 'flagged', icon: Flag },
  { box: 'snoozed', icon: Hourglass },
  { box: 'done', icon: CircleCheckBig },
  { box: 'archived', icon: Archive },
  { box: 'junk', icon: MailWarning },
];

// They come after the first rows stand.
const SavedViews = lazy(async () => ({
  default: (await import('../features/inbox/SavedViews.tsx')).SavedViews,
}));

/** The same notices from another side, narrowed to the same person. */
const places = [
  ['deadlines', CalendarClock],
  ['cases', FolderOpen],
  ['documents', Files],
] as const;

const others = [
  ['people', Users],
  ['accounts', KeyRound],
  ['activity', Activity],
  ['calculator', CalendarDays],
  ['settings', Settings],
] as const;

interface SourcesPaneProps {
  /** The first rows stand: what they need not wait for may come now. */
  isReady: boolean;
  screen: Screen;
  source: Source;
  accounts: AccountView[];
  go: (step: Move) => void;
  onHelp: () => void;
  width: PaneWidth;
}

/** Drawn anew only when something of it changed: every key of a search draws the window. */
export const SourcesPane = memo(function SourcesPane(props: SourcesPaneProps): ReactNode {
  const { isReady, screen: shown, source: listed, accounts, go, onHelp, width } = props;
  const { t } = useTranslation();
  const counts = useMethod('notices.counts', {}).data;
  // The number is everybody's: beside one person's list it would say too much.
  const isOfAll = listed.personId === undefined;
  const waiting = useMethod('alerts.list', { isOpen: true, limit: 50 }).data?.length;
  const portals = useMethod('portals.list', {}).data ?? [];
  const welcome = useMethod('settings.get', {}).data?.welcome.state;
  const isUnderWay =
    welcome === 'going' || welcome === 'aside' || (welcome === 'new' && accounts.length === 0);
  const used = portals.filter((portal) => accounts.some((account) => account.portal === portal.id));
  const link = (source: Source, icon: LucideIcon, label: string, unread?: number, end?: ReactNode) => (
    <SourceLink
      key={label + source.box}
      icon={icon}
      label={label}
      unread={unread}
      end={end}
      isCurrent={shown === 'inbox' && isSameSource(source, listed)}
      onGo={() => go({ to: 'source', source })}
    />
  );
  const screenLink = (screen: Screen, icon: LucideIcon, label: string, unread?: number) => (
    <li key={screen}>
      <SourceLink
        icon={icon}
        label={label}
        unread={unread}
        isCurrent={shown === screen}
        onGo={() => go({ to: 'screen', screen })}
      />
    </li>
  );
  return (
    <nav className="pane pane-sources" aria-label={t('shell.sources')}>
      <div className="sources-scroll">
        <p className="brand">Recado</p>
        <Suspense>{isReady && <PersonSwitcher personId={listed.personId ?? null} go={go} />}</Suspense>
        <ul>
          {boxes.map(({ box, icon }) => (
            <li key={box}>
              {link(
                { box },
                icon,
                t(`boxes.${box}`),
                box === 'inbox' && isOfAll ? counts?.unread : undefined,
              )}
            </li>
          ))}
        </ul>
        <Suspense>{isReady && <SavedViews go={go} />}</Suspense>
        <ul className="sources-places">
          {screenLink('digest', Sunrise, t('digest.title'))}
          {places.map(([screen, icon]) => screenLink(screen, icon, t(`screens.${screen}`)))}
        </ul>
        {used.map((portal) => (
          <section key={portal.id} aria-label={t(`portalNames.${portal.id}`)}>
            <h2 className="sources-head">{t(`portalNames.${portal.id}`)}</h2>
            <ul>
              {accounts
                .filter((account) => account.portal === portal.id)
                .map((account) => (
                  <li key={account.id}>
                    {link(
                      { box: 'inbox', accountId: account.id },
                      User,
                      account.label,
                      counts?.byAccount[account.id]?.unread,
                      <AccountHealth account={account} isShort />,
                    )}
                  </li>
                ))}
            </ul>
          </section>
        ))}
        <ul className="sources-foot">
          {isUnderWay && screenLink('welcome', Footprints, t('welcome.title'))}
          {screenLink('addAccount', Plus, t('accounts.add'))}
          {screenLink('alerts', BellRing, t('alerts.title'), waiting)}
          {others.map(([screen, icon]) => screenLink(screen, icon, t(`screens.${screen}`)))}
          <li>
            <SourceLink icon={CircleHelp} label={t('shell.help')} isCurrent={false} onGo={onHelp} />
          </li>
        </ul>
      </div>
      <SyncIndicator accounts={accounts} />
      <Split label={t('shell.sourcesWidth')} width={width} />
    </nav>
  );
});

interface SourceLinkProps {
  icon: LucideIcon;
  label: string;
  unread?: number | undefined;
  end?: ReactNode;
  isCurrent: boolean;
  onGo: () => void;
}

function SourceLink({ icon: Icon, label, unread, end, isCurrent, onGo }: SourceLinkProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <button type="button" className="source" aria-current={isCurrent ? 'page' : undefined} onClick={onGo}>
      <Icon size={16} aria-hidden />
      <bdi className="source-label">{label}</bdi>
      {end}
      {unread !== undefined && unread > 0 && (
        <span className="source-count">
          {format.number(unread)}
          <span className="hidden-visually"> {t('inbox.unread')}</span>
        </span>
      )}
    </button>
  );
}
