// The commands about files: bundles of evidence, readable copies in a folder, files that belong nowhere yet.
import type { Command } from 'commander';
import { Option } from 'commander';
import type { CliContext, ExitCode } from './cliContext.ts';
import type { EvidenceOptions } from './commands/evidence.ts';
import type { FilingOptions } from './commands/filing.ts';

export function addEvidenceCommands(
  evidence: Command,
  context: () => CliContext,
  done: (code: ExitCode) => void,
): void {
  evidence
    .command('make')
    .description('write one ZIP with documents, raw evidence, index and hashes')
    .addOption(
      new Option('--about <what>', 'of what').choices(['notice', 'case', 'person']).makeOptionMandatory(),
    )
    .requiredOption('--id <id>', 'its id')
    .requiredOption('--out <file>', 'to this file')
    .option('--force', 'write over a file that is there')
    .option('--password', 'close it with a password; asks for it or reads it from a pipe')
    .action(async (options: EvidenceOptions) => {
      done(await (await import('./commands/evidence.ts')).makeEvidence(context(), options));
    });
  evidence
    .command('take')
    .description('take a bundle into the inbox')
    .argument('<file>')
    .option('--password', 'it has a password; asks for it or reads it from a pipe')
    .action(async (file: string, options: { password?: true }) => {
      done(await (await import('./commands/evidence.ts')).takeEvidence(context(), file, options));
    });
}

export function addFilingCommand(
  program: Command,
  context: () => CliContext,
  done: (code: ExitCode) => void,
): void {
  program
    .command('filing')
    .description('keep each PDF under a readable name in a folder too; files what is missing there')
    .option('--folder <path>', 'the folder; what lies there already is never touched')
    .option(
      '--pattern <text>',
      'names: {date} {issuer} {title} {number} {person} {case} {portal} {kind} {file}, / for folders',
    )
    .option('--again', 'also what you took away or changed there')
    .addOption(
      new Option('--stop', 'file nothing any more; what lies there stays').conflicts([
        'folder',
        'pattern',
        'again',
      ]),
    )
    .action(async (options: FilingOptions) =>
      done(await (await import('./commands/filing.ts')).filing(context(), options)),
    );
}

export function addPaperCommands(
  papers: Command,
  context: () => CliContext,
  done: (code: ExitCode) => void,
): void {
  const load = () => import('./commands/papers.ts');
  papers
    .command('list', { isDefault: true })
    .description('show them, the newest first, with the case that each may belong to')
    .action(async () => done(await (await load()).listPapers(context())));
  papers
    .command('find')
    .description('find what stands in them and in the files that you gave to cases, and on which page')
    .argument('<words...>')
    .action(async (words: string[]) => done(await (await load()).findPapers(context(), words.join(' '))));
  papers
    .command('file')
    .description('make one a document of a notice, or of a case')
    .argument('<id>')
    .option('--notice <id>', 'of this notice')
    .option('--case <id>', 'of this case')
    .action(async (id: string, to: { notice?: string; case?: string }) =>
      done(await (await load()).filePaper(context(), id, to)),
    );
  papers
    .command('remove')
    .description('throw one away; it can be had back for thirty days')
    .argument('<id>')
    .option('--back', 'have it back')
    .action(async (id: string, options: { back?: true }) =>
      done(await (await load()).removePaper(context(), id, options)),
    );
}
