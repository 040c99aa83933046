// Everything here is an addition: each page works without it. A module starts only where its markup stands.
import { startSuggestions } from './suggestions';
import { startPyramids } from './pyramid';
import { startCompare } from './compare';
import { startFilters } from './filters';
import { startTheme } from './theme';
import { startVideo } from './video';
import { startContents } from './contents';
import { startPasskeys } from './passkeys';
import { startScans } from './scan';
import { startAutosave } from './autosave';
import { startForms } from './forms';
import { startKlas } from './klas';
import { startBoard } from './board';

document.documentElement.classList.add('scripted');
startTheme();
startSuggestions();
startPyramids();
startFilters();
startCompare();
startVideo();
startContents();
startPasskeys();
startScans();
startAutosave();
startForms();
startKlas();
startBoard();
