@echo off
rem Starts Contact Sheet. Builds it first, on the first run and after its sources have changed.
rem It needs a JDK 25 and Maven; whichever Java is on the PATH does not matter.
setlocal
set "root=%~dp0"
set "app=%root%desktop-client\target\app"
set "log=%root%target\launch-build.log"
set "lock=%root%target\launch-build.lock"

call :is_built && goto start
if not exist "%root%target" mkdir "%root%target"
set "told="

rem One launch builds, others wait for it. Windows opens the lock for one of them only, and takes it back from one that
rem was ended.
:take
set "mine="
set "failed="
( set "mine=yes" & call :build ) 9>"%lock%" 2>nul
if defined failed exit /b 1
if defined mine goto start
if not defined told echo Contact Sheet is just being built by another start: waiting for it. 1>&2
set "told=yes"
ping -n 2 127.0.0.1 >nul
goto take

:start
set /p jdk=<"%app%\jdk-home"
"%jdk%\bin\java.exe" --module-path "%app%\javafx" --add-modules javafx.controls ^
  --enable-native-access=javafx.graphics --sun-misc-unsafe-memory-access=allow ^
  -cp "%app%\lib\contact-sheet.jar" io.contactsheet.desktop.command.ContactSheet %*
exit /b %errorlevel%

:is_built
if not exist "%app%\built" exit /b 1
if not exist "%app%\jdk-home" exit /b 1
set /p jdk=<"%app%\jdk-home"
if not exist "%jdk%\bin\java.exe" exit /b 1
powershell -NoProfile -Command "$built = (Get-Item -LiteralPath ($env:app + '\built')).LastWriteTimeUtc; Set-Location -LiteralPath $env:root; $newer = Get-ChildItem pom.xml, */pom.xml, */src/main, desktop-client/src/build, cloudformation, web-gallery -Recurse | Where-Object { $_.LastWriteTimeUtc -gt $built -and $_.FullName -notmatch '\\target(\\|$)' } | Select-Object -First 1; if ($newer) { exit 1 }"
exit /b %errorlevel%

rem Its standard error is swallowed by the lock: what it has to say goes to the console.
:build
call :is_built && exit /b 0
where mvn >nul 2>nul
if errorlevel 1 (
  echo Contact Sheet is built with Maven, which is not on the PATH. Install Maven, then start again. >con
  set "failed=yes"
  exit /b 1
)
echo Building Contact Sheet. The first time this takes a few minutes: Maven fetches the libraries. >con
if not exist "%app%" mkdir "%app%"
type nul >"%app%\building"
call mvn -q -B -f "%root%pom.xml" -pl desktop-client -am package -Dmaven.test.skip=true -Dformat.skip >"%log%" 2>&1 <nul
if errorlevel 1 (
  echo Contact Sheet could not be built. It needs a JDK 25 and, on the first run, the internet. >con
  echo All that Maven said is in %log% >con
  set "failed=yes"
  exit /b 1
)
rem As old as the build's beginning: what was edited meanwhile is built the next time.
move /y "%app%\building" "%app%\built" >nul
exit /b 0
