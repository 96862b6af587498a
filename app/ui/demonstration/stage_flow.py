"""What happens in the demonstration: which scene stands on the screen, and how one follows another."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.session.demonstration.kept_state import Place
from app.session.session import Session
from app.translation import program_language, tr
from app.ui.demonstration.input_sense import InputSense
from app.ui.demonstration.programme import Programme
from app.ui.demonstration.scene_player import ScenePlayer
from app.ui.demonstration.stage_window import StageWindow
from app.ui.lock.traces import clear_traces
from app.ui.view_models.panel_depth import PanelDepth
from app.ui.view_models.stage import Scene
from app.ui.view_models.walk import Walk

_LOOKS_MS = 500
_AGAIN_MS = 500
_SETTLED_MS = 80  # a card that was just unfolded has its place by then, as a rule
_LOOKED_FOR_MS = 60_000  # how long a part that is not in view yet is looked for, ever less often


class StageFlow(QObject):
    """``placed`` carries the ``Place`` to go on at after a fall, ``walked`` the ``Walk`` (None: none) for whoever
    presents, ``scene_changed`` the ``Scene``.
    """

    placed = Signal(object)
    walked = Signal(object)
    scene_changed = Signal(object)

    def __init__(
        self, session: Session, window: StageWindow, programme: Programme, sense: InputSense
    ) -> None:
        super().__init__(window)
        self._session, self.window, self.programme, self.sense = session, window, programme, sense
        self.scene = Scene.CHOICE
        self.walk: Walk | None = None
        self.presented = False  # somebody presents: nothing begins anew by itself
        self._attracted = 0  # which scenario the loop plays
        self._help: QWidget | None = None
        self._player = self._new_player()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._attract_next)
        self._looks = QTimer(self)
        self._looks.setInterval(_LOOKS_MS)
        self._looks.timeout.connect(self.look)
        self._wire()

    def _wire(self) -> None:
        window, sense = self.window, self.sense
        sense.wakes = lambda: self.scene is Scene.ATTRACT
        sense.steer = window.steer
        sense.used.connect(self._used)
        window.stepped.connect(self.step)
        window.choice.chosen.connect(self.begin_walk)
        window.choice.write_requested.connect(self.talk)
        window.top.choice_requested.connect(self.choose)
        card = window.mark.card
        card.back_requested.connect(lambda: self.step(-1))
        card.next_requested.connect(lambda: self.step(1))
        card.end_requested.connect(self.choose)
        self.window.area.danger.connect(self.help_now)

    def begin(self, place: Place) -> None:
        """Begin the demonstration, or go on where it stood before a fall."""
        self._looks.start()
        scenario = self.programme.scenario(place.scenario)
        if place.help:
            self.talk()
            self.help_now()
        elif scenario is not None:
            self.begin_walk(scenario.id, place.step)
        else:
            self.attract()

    # -- scenes -------------------------------------------------------------------------------------

    def attract(self) -> None:
        """Play the scenes in a loop; nothing of the visitor before is left."""
        self._forget_visitor()
        self._enter(Scene.ATTRACT)
        self.window.pages.setCurrentWidget(self.window.area)
        self._attract_next()

    def choose(self) -> None:
        """Let a visitor choose; what was shown is put away."""
        self._forget_visitor()
        self._enter(Scene.CHOICE)
        self.window.pages.setCurrentWidget(self.window.choice)
        self.window.choice.setFocus()

    def talk(self) -> None:
        """Let a visitor write."""
        self._forget_visitor()
        self._enter(Scene.TALK)
        self.window.pages.setCurrentWidget(self.window.area)
        self.window.area.allow_writing(True)

    def begin_walk(self, identity: str, step: int = 0) -> None:
        """Walk through a scenario."""
        scenario = self.programme.scenario(identity)
        if scenario is None:
            return
        self._forget_visitor()
        self._enter(Scene.WALK)
        self.window.pages.setCurrentWidget(self.window.area)
        self._follow(Walk.at(scenario, step))

    def help_now(self) -> None:
        """Stop whatever plays, and show help from people until it is closed."""
        self._player.stop()
        self._rest.stop()
        self.window.mark.clear()
        self._enter(Scene.HELP, self.walk)
        opened = self.window.open_help()
        if opened is not self._help:
            opened.installEventFilter(self)
            self._help = opened

    def close_help(self) -> None:
        """Close help from people, because somebody who presents says so."""
        if self._help is not None:
            self._help.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on once help was closed: the visitor stays where they wrote."""
        if event.type() == QEvent.Type.Hide and watched is self._help and self.scene is Scene.HELP:
            self._help = None
            watched.removeEventFilter(self)
            self._enter(Scene.TALK)
            self.window.area.allow_writing(True)
        return False

    def _enter(self, scene: Scene, walk: Walk | None = None) -> None:
        self.scene, self.walk = scene, walk
        window = self.window
        window.steers = scene is Scene.WALK
        if scene is not Scene.CHOICE:
            window.area_is_new = False
        window.invitation.setVisible(scene is Scene.ATTRACT)
        window.warning.show_remaining(None)
        window.top.choice.setVisible(scene is not Scene.CHOICE)
        window.top.title.show_words(tr("Oyster: guidance before refusal"))
        self.sense.use()
        self.scene_changed.emit(scene)
        self.placed.emit(self._place())
        self.walked.emit(walk)

    def _place(self) -> Place:
        walk = self.walk
        if self.scene is Scene.HELP:
            return Place(help=True)
        return Place(walk.scenario.id, walk.position) if walk is not None else Place()

    # -- the attract loop ---------------------------------------------------------------------------

    def _attract_next(self) -> None:
        """Play the next message of the loop, or the next scene."""
        if self.scene is not Scene.ATTRACT or not self.programme.scenarios:
            return
        scenario = self.programme.scenarios[self._attracted % len(self.programme.scenarios)]
        self.window.top.title.show_words(scenario.title.in_language(program_language()))
        self._play(Walk(scenario))

    def _play(self, walk: Walk) -> None:
        scene = self.programme.recording.scene(walk.scenario.id)
        assert scene is not None
        self._playing_walk = walk
        self._player.play(scene, walk.answered)

    def _play_again(self) -> None:
        """Play what broke once more: a loop never stands still."""
        if self.scene in (Scene.ATTRACT, Scene.WALK) and not self._player.playing:
            self._play(Walk(self._playing_walk.scenario))

    def _answered(self) -> None:
        """Go on after a message was answered: to the next one, or to the step that waited for it."""
        answered = self._playing_walk.with_answer()
        if self.scene is Scene.ATTRACT:
            if answered.answered < len(answered.scenario.messages):
                self._play(answered)
            else:
                self._attracted += 1
                self._rest.start(round(1000 * self.programme.rest_seconds))
        elif self.scene is Scene.WALK and self.walk is not None:
            self._follow(Walk(self.walk.scenario, answered.answered, self.walk.position))

    # -- a walk -------------------------------------------------------------------------------------

    def step(self, way: int) -> None:
        """Go a step forward (1) or back (-1); while a reply is shown, forward shows the rest of it at once."""
        walk = self.walk
        if self.scene is not Scene.WALK or walk is None:
            return
        self.sense.use()
        if self._player.playing:
            if way > 0:
                self._player.hurry()
        elif way > 0 and walk.position == len(walk.scenario.steps) - 1:
            self.choose()
        else:
            self._follow(walk.forward() if way > 0 else walk.back())

    def _follow(self, walk: Walk) -> None:
        """Show where a walk is: the next message is said, or the mark stands at its part."""
        self.walk = walk
        window, language = self.window, program_language()
        window.top.title.show_words(walk.scenario.title.in_language(language))
        self.placed.emit(self._place())
        self.walked.emit(walk)
        step = walk.step
        if step is None:
            window.mark.clear()
            if walk.says_next and not self._player.playing:
                self._play(walk)
            return
        window.area.panel.show_depth(PanelDepth.FIGURES)
        part = window.bring_out(step.part)
        if part is not None:
            window.area.panel.bring_into_view(part)
        count = tr("{step} of {count}", step=walk.position + 1, count=len(walk.scenario.steps))
        window.mark.card.show_words(
            step.words.in_language(language),
            count,
            first=walk.position == 0,
            last=walk.position == len(walk.scenario.steps) - 1,
        )
        window.mark.point_at(part)
        if part is not None:
            QTimer.singleShot(_SETTLED_MS, part, lambda: self._reveal(part))

    def _reveal(self, part: QWidget, waited: int = 0) -> None:
        """Bring a part into view again, once everything above it has its height: a slow computer takes a while."""
        mark = self.window.mark
        if self.scene is not Scene.WALK or mark.part is not part or not mark.isVisible():
            return
        self.window.area.panel.bring_into_view(part)
        mark.look_again()
        if waited < _LOOKED_FOR_MS and part.visibleRegion().isEmpty():
            wait = max(_SETTLED_MS, waited // 4)
            QTimer.singleShot(wait, part, lambda: self._reveal(part, waited + wait))

    # -- nobody is there ----------------------------------------------------------------------------

    def look(self) -> None:
        """Warn, and begin anew, where nobody used the window for long."""
        if not self.scene.resets or self.presented:
            self.window.warning.show_remaining(None)
            return
        left = self.programme.idleness.remaining(self.sense.unused_seconds)
        if left == 0:
            self.attract()
        else:
            self.window.warning.show_remaining(left)

    def _used(self) -> None:
        self.window.warning.show_remaining(None)
        if self.scene is Scene.ATTRACT:
            self.choose()

    def end(self) -> None:
        """Stop everything, because the demonstration is left."""
        self._looks.stop()
        self._player.stop()
        self._rest.stop()
        self.window.area.end()

    # -- between two visitors -------------------------------------------------------------------------

    def _new_player(self) -> ScenePlayer:
        player = ScenePlayer(self._session, self.window.area, self.programme.recording, self.programme.pace)
        player.answered.connect(self._answered)
        player.broken.connect(lambda: QTimer.singleShot(_AGAIN_MS, player, self._play_again))
        return player

    def _forget_visitor(self) -> None:
        """End what runs and forget what was said: area, memory, and what was copied."""
        self._help = None  # it closes with the area; nobody goes on from it
        self._player.stop()
        self._rest.stop()
        self.window.mark.clear()
        used = not self.window.area_is_new
        if used:
            self.window.area.end()
        self._session.vault_access.forget_memory()
        clear_traces()
        if used:
            self._renew_area()
        self.window.area.allow_writing(False)

    def _renew_area(self) -> None:
        self.window.renew_area()
        loaded = self._session.loaded
        self.window.area.set_model(loaded[1] if loaded is not None else None)
        self._player = self._new_player()
        self.window.area.danger.connect(self.help_now)
