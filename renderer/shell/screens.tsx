// The screens beside the inbox: their code comes when they are first shown, so that the inbox stands sooner.
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Screen } from './navigation.ts';
import type { ScreenProps } from './screenProps.ts';

export const screens: Record<Exclude<Screen, 'inbox'>, LazyExoticComponent<ComponentType<ScreenProps>>> = {
  cases: lazy(async () => ({
    default: (await import('../features/cases/CasesScreen.tsx')).CasesScreen,
  })),
  alerts: lazy(async () => ({
    default: (await import('../features/alerts/AlertsScreen.tsx')).AlertsScreen,
  })),
  accounts: lazy(async () => ({
    default: (await import('../features/accounts/AccountsScreen.tsx')).AccountsScreen,
  })),
  addAccount: lazy(async () => ({
    default: (await import('../features/addAccount/AddAccountScreen.tsx')).AddAccountScreen,
  })),
  deadlines: lazy(async () => ({
    default: (await import('../features/deadlines/DeadlinesScreen.tsx')).DeadlinesScreen,
  })),
  documents: lazy(async () => ({
    default: (await import('../features/documents/DocumentsScreen.tsx')).DocumentsScreen,
  })),
  people: lazy(async () => ({
    default: (await import('../features/people/PeopleScreen.tsx')).PeopleScreen,
  })),
  activity: lazy(async () => ({
    default: (await import('../features/activity/ActivityScreen.tsx')).ActivityScreen,
  })),
  calculator: lazy(async () => ({
    default: (await import('../features/calculator/CalculatorScreen.tsx')).CalculatorScreen,
  })),
  digest: lazy(async () => ({
    default: (await import('../features/digest/DigestScreen.tsx')).DigestScreen,
  })),
  settings: lazy(async () => ({
    default: (await import('../features/settings/SettingsScreen.tsx')).SettingsScreen,
  })),
  storage: lazy(async () => ({
    default: (await import('../features/backup/StorageScreen.tsx')).StorageScreen,
  })),
  welcome: lazy(async () => ({
    default: (await import('../features/welcome/WelcomeScreen.tsx')).WelcomeScreen,
  })),
};
