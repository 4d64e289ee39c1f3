import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState, type JSX } from 'react';
import type { SetupAnswerJson, SetupSettings } from '../../../api/setup/schema.ts';
import { ApiError } from '../../../client/index.ts';
import { begunSetup, isSetUp, removeUpload, proposeSetup, upload, writeSetup } from '../../data/setup.ts';
import { DropFiles } from './drop-files.tsx';
import { Failure } from './failure.tsx';
import { Impossible } from './impossible.tsx';
import { OpenQuestion } from './open-question.tsx';
import { Proposal } from './proposal.tsx';
import { Rejects } from './rejects.tsx';
import { Unread } from './unread.tsx';
import { Working } from './working.tsx';
import './setup.css';

const LOOKS_MS = 500;

/** The first page of a new installation: from a dropped file to the first run. */
export function Setup(): JSX.Element {
  const [files, setFiles] = useState<readonly string[]>([]);
  const [settings, setSettings] = useState<Partial<SetupSettings>>({});
  const [answer, setAnswer] = useState<SetupAnswerJson | null>(null);
  const [share, setShare] = useState<number | null>(null);

  const ask = useMutation({
    mutationFn: async ({ chosen, names, writes }: SetupRequest) => {
      const body = { ...chosen, files: [...names] };
      return writes ? writeSetup(body) : proposeSetup(body);
    },
    onSuccess: (given, { chosen }) => {
      setSettings(chosen);
      setAnswer(given);
    },
    onError: (_, { chosen }) => setSettings(chosen),
  });
  const send = useMutation({
    mutationFn: async (dropped: readonly File[]) => {
      const names = [...files];
      for (const [index, file] of dropped.entries()) {
        await upload(file, (part) => setShare((index + part) / dropped.length));
        if (!names.includes(file.name)) names.push(file.name);
        setFiles([...names]);
      }
      return names;
    },
    onSettled: () => setShare(null),
    onSuccess: (names) => ask.mutate({ chosen: settings, names, writes: false }),
  });
  const startOver = useMutation({
    mutationFn: async () => {
      for (const name of files) await removeUpload(name);
    },
    onSettled: () => {
      ask.reset();
      send.reset();
      setFiles([]);
      setSettings({});
      setAnswer(null);
    },
  });
  const change = (more: Partial<SetupSettings>, writes = false): void =>
    ask.mutate({ chosen: { ...settings, ...more }, names: files, writes });

  const begun = useQuery({ queryKey: ['setup'], queryFn: begunSetup, retry: false, staleTime: Infinity });
  const goOn = ask.mutate;
  useEffect(() => {
    const { files: names = [], settings: chosen = {} } = begun.data ?? {};
    if (names.length === 0) return;
    setFiles(names);
    goOn({ chosen, names, writes: false });
  }, [begun.data, goOn]);
  useQuery({
    queryKey: ['is-set-up'],
    queryFn: async () => {
      const isDone = await isSetUp();
      if (isDone) location.reload();
      return isDone;
    },
    enabled: answer?.status === 'written',
    refetchInterval: LOOKS_MS,
  });

  if (begun.isPending) return <Working title="One moment." share={null} />;
  if (send.isPending) return <Working title="Your file is on its way." share={share} />;
  if (ask.isPending || answer?.status === 'written') {
    const isWriting = answer?.status === 'written' || ask.variables?.writes === true;
    return <Working title={isWriting ? 'Your file is being checked.' : 'Your file is being read.'} share={null} />;
  }
  const failure = ask.error ?? send.error ?? startOver.error;
  const again = files.length > 0 ? () => startOver.mutate() : null;
  return (
    <>
      {failure ? <Failure error={failure} /> : null}
      {answer === null && again === null ? <DropFiles onFiles={(dropped) => send.mutate(dropped)} /> : null}
      {answer === null && again !== null ? (
        <Unread
          key={ask.submittedAt}
          files={files}
          isRefused={ask.error instanceof ApiError}
          chosen={settings}
          onChange={change}
          startOver={again}
        />
      ) : null}
      {answer?.status === 'question' ? (
        <OpenQuestion question={answer} onAnswer={(value) => change({ [answer.setting]: value })} startOver={again} />
      ) : null}
      {answer?.status === 'impossible' ? (
        <Impossible
          key={answer.found.join('\n')}
          answer={answer}
          chosen={settings}
          onChange={change}
          startOver={again}
        />
      ) : null}
      {answer?.status === 'rejects' ? (
        <Rejects lines={answer.lines} onAccept={() => change({ allow_rejects: true }, true)} startOver={again} />
      ) : null}
      {answer?.status === 'proposal' ? (
        <Proposal answer={answer} chosen={settings} onChange={change} startOver={again} />
      ) : null}
    </>
  );
}

interface SetupRequest {
  readonly chosen: Partial<SetupSettings>;
  readonly names: readonly string[];
  readonly writes: boolean;
}
