// What the tag does with a decision, and nothing else: loads the renderer and passes the reports on.
import { show } from '/m.js';

window.start = (decision) => show(decision, (name, params) => window.tell(name, params));
document.documentElement.dataset.ready = '';
