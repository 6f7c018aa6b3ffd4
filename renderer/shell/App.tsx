// The root: hands down bridge, cache, words and toasts, and waits with the window until its language is known.
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Toast } from '@base-ui/react/toast';
import { Tooltip } from '@base-ui/react/tooltip';
import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import type { i18n as I18n } from 'i18next';
import { type ReactNode, useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Bridge } from '../../main/contract/bridge.ts';
import { firstSpoken } from '../../main/contract/languages.ts';
import type { HostView, Settings } from '../../main/contract/views.ts';
import { BridgeProvider, useBridge, useMethod } from '../api/bridgeContext.tsx';
import { callMethod } from '../api/callMethod.ts';
import { createQueryClient } from '../api/queryClient.ts';
import { useFacts } from '../api/useFacts.ts';
import { MarkingProvider } from '../features/inbox/useMarking.tsx';
import { firstPagesQuery } from '../features/inbox/useNoticePages.ts';
import { FormatProvider } from '../text/FormatProvider.tsx';
import { createTranslator, expectLanguage, languageOf, showLanguage } from '../text/languages.ts';
import { FailureBox } from '../ui/FailureBox.tsx';
import { start } from './navigation.ts';
import { Toasts } from './Toasts.tsx';
import { Window } from './Window.tsx';
import './app.css';

export function App({ bridge }: { bridge: Bridge }): ReactNode {
  const [cache] = useState(createQueryClient);
  return (
    <BridgeProvider bridge={bridge}>
      <QueryClientProvider client={cache}>
        <CSPProvider disableStyleElements>
          <Speaking />
        </CSPProvider>
      </QueryClientProvider>
    </BridgeProvider>
  );
}

interface Ready {
  translator: I18n;
  about: HostView | null;
  error: unknown;
}

/** Asks the host who it is and which language is wished; a host that does not answer is said in the browser's language. */
function Speaking(): ReactNode {
  const bridge = useBridge();
  const cache = useQueryClient();
  const [ready, setReady] = useState<Ready | null>(null);
  useFacts();
  useEffect(() => {
    const begin = async (): Promise<Ready> => {
      // Asked at once and awaited by nobody: the list and the likely words are on their way while the host says who it is.
      void cache.prefetchInfiniteQuery(firstPagesQuery(bridge, start));
      expectLanguage(browserLanguage());
      const translator = await createTranslator();
      try {
        const [about, settings] = await Promise.all([
          callMethod(bridge, 'app.about', {}),
          callMethod(bridge, 'settings.get', {}),
        ]);
        cache.setQueryData(['settings.get', {}], settings);
        await showLanguage(translator, languageOf(settings.language, about.language));
        showTheme(settings.theme);
        return { translator, about, error: null };
      } catch (error) {
        await showLanguage(translator, browserLanguage());
        return { translator, about: null, error };
      }
    };
    void begin().then(setReady);
  }, [bridge, cache]);
  if (ready === null) return null;
  return (
    <I18nextProvider i18n={ready.translator}>
      <FormatProvider>
        <Toast.Provider limit={3}>
          <Tooltip.Provider delay={500}>
            {ready.about === null ? (
              <main className="stopped">
                <FailureBox error={ready.error} onRetry={() => window.location.reload()} />
              </main>
            ) : (
              <MarkingProvider>
                <Chosen translator={ready.translator} about={ready.about} />
                <Window about={ready.about} />
              </MarkingProvider>
            )}
            <Toasts />
          </Tooltip.Provider>
        </Toast.Provider>
      </FormatProvider>
    </I18nextProvider>
  );
}

/** Follows the settings: language and theme change at once, without a restart. */
function Chosen({ translator, about }: { translator: I18n; about: HostView }): ReactNode {
  const settings = useMethod('settings.get', {}).data;
  useEffect(() => {
    if (settings === undefined) return;
    showTheme(settings.theme);
    const language = languageOf(settings.language, about.language);
    if (language !== translator.language) void showLanguage(translator, language);
  }, [settings, translator, about]);
  return null;
}

function showTheme(theme: Settings['theme']): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

const browserLanguage = () => firstSpoken(navigator.languages);
