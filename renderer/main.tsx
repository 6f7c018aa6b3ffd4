// Starts the window: finds the bridge, makes what the screens share, and renders.
import { createRoot } from 'react-dom/client';
import { findBridge } from './api/findBridge.ts';
import { App } from './shell/App.tsx';
import './styles/tokens.css';
import './styles/base.css';
import './styles/forcedColours.css';
import './styles/print.css';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App bridge={findBridge()} />);
