// The least page that the shell needs: it lists notices, as our screens do once their listeners are in place.
window.requested = [];
window.commands = [];
window.recado.on('command.requested', ({ command }) => window.commands.push(command));
window.recado.on('notice.requested', ({ id }) => window.requested.push(id));
await window.recado.call('notices.list', {});
document.querySelector('h1').textContent = 'Shell ready';
